package io.archbench.k8s.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.Resources;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialProgressTest {
  private static final TrialSpec SPEC =
      TrialSpecs.of(
          new VariantSpec(
              "arm",
              Architecture.ARM64,
              null,
              List.of(),
              Map.of(),
              List.of(),
              List.of(),
              "registry.test/bench@sha256:" + "3".repeat(64)),
          new Resources(1, "none", 1L << 30, 1L << 20, "memory"));

  private final List<String> told = new ArrayList<>();
  private final TrialProgress progress =
      new TrialProgress(
          SPEC,
          new TrialObserver() {
            @Override
            public void waiting(TrialKey trial, String why) {
              told.add(trial + " " + why);
            }

            @Override
            public void cellStarted(TrialKey trial, CellKey cell) {
              told.add("started " + cell);
            }

            @Override
            public void cellsFinished(TrialKey trial, int cells) {
              told.add("finished " + cells);
            }
          });

  @Test
  void whoeverMindsTheBudgetHearsAtEachLookThatATrialWaits() {
    progress.waiting("queued");
    progress.waiting("queued");
    progress.waiting("");

    String key = SPEC.key().text();
    assertThat(told).containsExactly(key + " queued", key + " queued", key + " ");
  }

  @Test
  void aLineThatEndsNoSegmentIsNoNews() {
    progress.line("[GC] pause");

    assertThat(told).isEmpty();
  }
}
