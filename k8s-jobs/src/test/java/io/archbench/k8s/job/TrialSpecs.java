package io.archbench.k8s.job;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Specs for tests. */
public final class TrialSpecs {
  private TrialSpecs() {}

  /** A trial of that variant that asks for those resources. */
  public static TrialSpec of(VariantSpec variant, Resources resources) {
    CellKey key =
        CellKey.of("indexing", "Search.term", Map.of(), Mode.THROUGHPUT, new ThreadCount("max"));
    return new TrialSpec(
        TrialSpec.SCHEMA,
        new TrialId("indexing", variant.name(), 2),
        1,
        new RunId("abcdefgh"),
        "controllers",
        variant,
        Phase.MEASURE,
        Payload.JMH,
        List.of(),
        "1".repeat(64),
        "2".repeat(64),
        List.of(
            new CellSpec(
                key,
                "io.archbench.indexing.Search.term",
                new JmhSettings(
                    Duration.ofSeconds(50), 20, Duration.ofSeconds(1), Duration.ofMinutes(5)))),
        List.of(),
        List.of(),
        "medium",
        resources,
        42,
        List.of(Member.bench("aks-arm-1")));
  }
}
