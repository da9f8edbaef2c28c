package io.archbench.agent.run;

import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.Member;
import io.archbench.trial.Payload;
import io.archbench.trial.Phase;
import io.archbench.trial.Resources;
import io.archbench.trial.RunId;
import io.archbench.trial.TrialId;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import java.time.Duration;
import java.util.List;

/** Specs for tests. */
final class Specs {
  private Specs() {}

  static CellSpec cell(String key) {
    CellKey parsed = CellKey.parse(key);
    JmhSettings settings =
        new JmhSettings(Duration.ofMillis(300), 5, Duration.ofMillis(200), Duration.ofSeconds(10));
    return new CellSpec(parsed, "io.archbench." + parsed.benchmark(), settings);
  }

  static TrialSpec spec(
      Architecture architecture,
      Payload payload,
      String suiteSha256,
      Integer cpu,
      List<String> jvmArgs) {
    return new TrialSpec(
        TrialSpec.SCHEMA,
        new TrialId("stub", "side", 1),
        1,
        new RunId("abcdefgh"),
        "study",
        VariantSpec.of("side", architecture, List.of()),
        Phase.MEASURE,
        payload,
        List.of(),
        suiteSha256,
        "1".repeat(64),
        List.of(cell("stub/Stub.steady:thrpt:tmax")),
        jvmArgs,
        List.of(),
        "small",
        new Resources(cpu, "none", null, 64 << 20, "memory"),
        42,
        List.of(Member.bench("here")));
  }
}
