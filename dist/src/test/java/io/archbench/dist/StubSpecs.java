package io.archbench.dist;

import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.Member;
import io.archbench.trial.Mode;
import io.archbench.trial.Payload;
import io.archbench.trial.Phase;
import io.archbench.trial.Resources;
import io.archbench.trial.RunId;
import io.archbench.trial.ThreadCount;
import io.archbench.trial.TrialId;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Specs over the stub suite, with cells of 300 ms. */
final class StubSpecs {
  /** An installation with the agent and the stub suite. */
  static final Path HOME = Path.of(System.getProperty("archbench.test.home", "target/test-home"));

  static final RunId RUN = new RunId("stubstub");

  private static final JmhSettings SHORT =
      new JmhSettings(Duration.ofMillis(100), 2, Duration.ofMillis(100), Duration.ofSeconds(20));

  private StubSpecs() {}

  static Architecture here() {
    return Architecture.of(System.getProperty("os.arch"));
  }

  static TrialSpec spec(int round, String... methods) {
    return spec(round, SHORT, methods);
  }

  static TrialSpec spec(int round, JmhSettings settings, String... methods) {
    return spec(here(), round, settings, methods);
  }

  static TrialSpec on(Architecture architecture, String... methods) {
    return spec(architecture, 1, SHORT, methods);
  }

  private static TrialSpec spec(
      Architecture architecture, int round, JmhSettings settings, String... methods) {
    List<CellSpec> cells = Arrays.stream(methods).map(method -> cell(method, settings)).toList();
    return new TrialSpec(
        TrialSpec.SCHEMA,
        new TrialId("stub", "plain", round),
        1,
        RUN,
        "conformance",
        VariantSpec.of("plain", architecture, List.of()),
        Phase.MEASURE,
        Payload.JMH,
        List.of(),
        suiteSha256(),
        "0".repeat(64),
        cells,
        List.of("-Xms64m", "-Xmx64m"),
        List.of(),
        "small",
        new Resources(null, "none", null, 64L << 20, "disk"),
        42,
        List.of(Member.bench("unplaced")));
  }

  /** The same trial of another variant. */
  static TrialSpec with(TrialSpec spec, VariantSpec variant) {
    return with(spec, variant, spec.resources());
  }

  /** The same trial with other resources. */
  static TrialSpec with(TrialSpec spec, Resources resources) {
    return with(spec, spec.variant(), resources);
  }

  private static TrialSpec with(TrialSpec spec, VariantSpec variant, Resources resources) {
    return new TrialSpec(
        spec.schemaVersion(),
        spec.id(),
        spec.attempt(),
        spec.run(),
        spec.study(),
        variant,
        spec.phase(),
        spec.payload(),
        spec.command(),
        spec.suiteSha256(),
        spec.workSha256(),
        spec.cells(),
        spec.jvmArgs(),
        spec.profilers(),
        spec.corpusSize(),
        resources,
        spec.seed(),
        spec.members());
  }

  private static CellSpec cell(String method, JmhSettings settings) {
    Map<String, String> parameters =
        method.equals("parametrised") ? Map.of("weight", "1") : Map.of();
    CellKey key =
        CellKey.of(
            "stub", "StubBenchmark." + method, parameters, Mode.THROUGHPUT, new ThreadCount("1"));
    return new CellSpec(key, "io.archbench.stub.StubBenchmark." + method, settings);
  }

  private static String suiteSha256() {
    try {
      return new SuiteDirectory(HOME.resolve("suites/stub")).description().sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
