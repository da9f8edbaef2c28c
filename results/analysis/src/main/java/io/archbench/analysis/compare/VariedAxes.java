package io.archbench.analysis.compare;

import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a study varies between two sides, and which fields of the environment each axis may move
 * (statistics.md §5).
 */
final class VariedAxes {
  private static final Set<String> MACHINE =
      Set.of(
          EnvironmentFields.INSTANCE_TYPE,
          EnvironmentFields.CPU_MODEL,
          EnvironmentFields.PROCESSORS,
          EnvironmentFields.THREADS_PER_CORE,
          EnvironmentFields.CACHES,
          EnvironmentFields.GOVERNOR,
          EnvironmentFields.CLOCK_SOURCE);
  private static final Set<String> PLATFORM =
      Set.of(
          EnvironmentFields.ARCHITECTURE,
          EnvironmentFields.KERNEL,
          EnvironmentFields.PAGE_SIZE,
          EnvironmentFields.NATIVE_LIBRARIES);
  private static final Set<String> RUNTIME =
      Set.of(EnvironmentFields.BUILD, EnvironmentFields.NATIVE_LIBRARIES);

  private final List<Predicate<String>> axes = new ArrayList<>();

  private VariedAxes(TrialSpec baseline, TrialSpec contender, boolean builds) {
    VariantSpec left = baseline.variant();
    VariantSpec right = contender.variant();
    boolean architecture = left.architecture() != right.architecture();
    boolean jdk = !Objects.equals(left.jdk(), right.jdk());
    if (architecture) {
      axes.add(MACHINE::contains);
      axes.add(PLATFORM::contains);
      axes.add(flag(JvmFlags::followsFromPlatform));
    }
    if (differentNodes(left, right)) {
      axes.add(MACHINE::contains);
    }
    if (jdk) {
      axes.add(RUNTIME::contains);
      axes.add(flag(name -> true));
    }
    if (builds || !Objects.equals(left.image(), right.image())) {
      axes.add(EnvironmentFields.SUITE_SHA256::equals);
    }
    addFlags(JvmFlags.namedByOne(left.jvmArgs(), right.jvmArgs()));
    if (architecture || jdk) { // a suite has flags of its own for some of them
      addFlags(JvmFlags.withoutHeap(JvmFlags.namedByOne(baseline.jvmArgs(), contender.jvmArgs())));
    }
  }

  /**
   * What differs between what was asked for on the two sides.
   *
   * @param builds whether the study varies what was built
   */
  static VariedAxes between(TrialSpec baseline, TrialSpec contender, boolean builds) {
    return new VariedAxes(baseline, contender, builds);
  }

  /** Whether a difference in that field is, or follows from, what the study varies. */
  boolean move(String field) {
    return axes.stream().anyMatch(axis -> axis.test(field));
  }

  private void addFlags(Set<String> named) {
    axes.add(flag(named::contains));
    if (named.stream().anyMatch(JvmFlags::choosesCollector)) {
      axes.add(EnvironmentFields.COLLECTOR::equals);
      axes.add(flag(JvmFlags::followsFromCollector));
    }
    if (named.stream().anyMatch(JvmFlags::setsHeap)) {
      axes.add(EnvironmentFields.HEAP::equals);
      axes.add(flag(name -> JvmFlags.setsHeap(name) || JvmFlags.followsFromCollector(name)));
    }
  }

  private static boolean differentNodes(VariantSpec left, VariantSpec right) {
    return !left.nodeLabels().equals(right.nodeLabels()) || !left.nodes().equals(right.nodes());
  }

  private static Predicate<String> flag(Predicate<String> names) {
    return field ->
        field.startsWith(EnvironmentFields.FLAG)
            && names.test(field.substring(EnvironmentFields.FLAG.length()));
  }
}
