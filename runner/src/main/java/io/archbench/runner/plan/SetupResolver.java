package io.archbench.runner.plan;

import io.archbench.runner.study.Defaults;
import io.archbench.runner.study.MemoryQuantity;
import io.archbench.runner.study.ResourceChoice;
import io.archbench.runner.study.Study;
import io.archbench.runner.study.Variant;
import io.archbench.trial.CellKey;
import io.archbench.trial.Resources;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.JvmFlags;
import java.util.List;

/**
 * Resolves flags and resources of a variant in a suite.
 *
 * @param ownJdk feature release for variants that name none
 */
record SetupResolver(Study study, int ownJdk) {
  VariantSetup resolve(Variant variant, SuiteDescription suite, List<CellKey> lacks) {
    ResourceChoice choice =
        variant.resources().map(own -> own.or(study.resources())).orElse(study.resources());
    long heap = choice.heap().orElseGet(() -> MemoryQuantity.parse(suite.defaultHeap())).bytes();
    Resources resources =
        new Resources(
            choice.cpu().orElse(null),
            choice.cpuLimit().orElse(Defaults.CPU_LIMIT).text(),
            choice.memory().map(MemoryQuantity::bytes).orElse(null),
            heap,
            choice.scratch().orElse(Defaults.SCRATCH).word());
    List<String> flags =
        JvmFlagMerge.merge(
            cpuFlags(choice), suiteFlags(variant, suite), variant.jvmArgs(), heapFlags(heap));
    return new VariantSetup(suite.sha256(), lacks, flags, resources);
  }

  /** A pod without quota sees all CPUs of its node: the JVM is told what it was given. */
  private static List<String> cpuFlags(ResourceChoice choice) {
    return choice.cpu().map(cpu -> List.of("-XX:ActiveProcessorCount=" + cpu)).orElse(List.of());
  }

  private List<String> suiteFlags(Variant variant, SuiteDescription suite) {
    int jdk = variant.jdk().orElse(ownJdk);
    return suite.jvmFlags().stream()
        .filter(flags -> flags.minJdk() <= jdk)
        .filter(flags -> isFor(flags, variant))
        .flatMap(flags -> flags.flags().stream())
        .toList();
  }

  private static boolean isFor(JvmFlags flags, Variant variant) {
    return flags.architecture().equals("any") || flags.architecture().equals(variant.arch().text());
  }

  /** The same absolute size at start and at most, so that no side grows its heap while measured. */
  private static List<String> heapFlags(long bytes) {
    String size = bytes % (1 << 20) == 0 ? (bytes >> 20) + "m" : (bytes >> 10) + "k";
    return List.of("-Xms" + size, "-Xmx" + size);
  }
}
