package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.NoiseCounters;
import io.archbench.trial.record.Placement;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.synthetic.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoidRulesTest {
  private static final String CELL = "indexing/A.a:thrpt:tmax";
  private static final NoiseCounters BEFORE = counters(0, 0, 0);

  /** After 1,000 ticks of the machine and 1,000 s of CPU time. */
  private static NoiseCounters counters(long steal, long throttledMillis, long kills) {
    boolean first = steal + throttledMillis + kills == 0;
    return new NoiseCounters(
        Instant.EPOCH,
        Optional.of(steal),
        Optional.of(first ? 0L : 1_000L),
        Optional.of(0L),
        Optional.of(1_000_000L * throttledMillis),
        Optional.of(first ? 0L : 1_000_000_000_000L),
        Optional.empty(),
        Optional.of(kills));
  }

  private static TrialRecord record(RecordBuilder builder, NoiseCounters after) {
    TrialRecord made = builder.build();
    return new TrialRecord(
        made.schemaVersion(),
        made.spec(),
        made.specSha256(),
        made.agentVersion(),
        made.environment(),
        made.cells(),
        BEFORE,
        Optional.of(after),
        made.started(),
        made.finished(),
        made.synthetic());
  }

  private static TrialRecord measured(NoiseCounters after) {
    return record(RecordBuilder.of("indexing", "a").cell(CELL, "ops/s", 1, 1), after);
  }

  private static Optional<String> cause(TrialRecord record) {
    return cause(record, Map.of());
  }

  private static Optional<String> cause(TrialRecord record, Map<String, String> facts) {
    return VoidRules.cause(
        new Collected(
            record,
            new Placement(
                "node",
                Architecture.AMD64,
                Optional.empty(),
                Map.of(),
                facts,
                Instant.EPOCH,
                Instant.EPOCH)));
  }

  @Test
  void whoeverSharedTheNodeVoidsWhatWasMeasuredBesideIt() {
    assertThat(
            cause(
                measured(counters(0, 0, 0)),
                Map.of(Placement.SHARED_WITH, "shop/web-1, shop/db-0")))
        .contains("shared its node with shop/web-1, shop/db-0");
  }

  @Test
  void aKillThatOnlyTheClusterSawVoidsTheTrialUnlessItsCellFailed() {
    Map<String, String> killed = Map.of(Placement.ENDED, "OOMKilled");

    assertThat(cause(measured(counters(0, 0, 0)), killed)).isPresent();
    assertThat(cause(measured(counters(0, 0, 0)), Map.of(Placement.ENDED, "Completed"))).isEmpty();
    assertThat(
            cause(
                record(
                    RecordBuilder.of("indexing", "a").failed(CELL, FailureKind.KILLED, "killed"),
                    counters(0, 0, 0)),
                killed))
        .isEmpty();
  }

  @Test
  void throttlingVoidsFromHalfAPercentOfTheCpuTime() {
    assertThat(cause(measured(counters(0, 4_900, 0)))).isEmpty();
    assertThat(cause(measured(counters(0, 5_100, 0))).orElseThrow())
        .isEqualTo("throttled for 0.5 % of its CPU time: its quota is too small");
  }

  @Test
  void aProcessThatWasKilledForMemoryVoidsWhatRanBesideIt() {
    assertThat(cause(measured(counters(0, 0, 2))).orElseThrow())
        .isEqualTo("the kernel killed 2 processes for memory");
  }

  @Test
  void aCellThatWasKilledItselfHasFailedAndIsShownAsFailed() {
    for (FailureKind kind : new FailureKind[] {FailureKind.OUT_OF_MEMORY, FailureKind.KILLED}) {
      assertThat(
              cause(
                  record(
                      RecordBuilder.of("indexing", "a").failed(CELL, kind, "killed"),
                      counters(0, 0, 1))))
          .isEmpty();
    }
    assertThat(
            cause(
                record(
                    RecordBuilder.of("indexing", "a").failed(CELL, FailureKind.THREW, "threw"),
                    counters(0, 0, 1))))
        .isPresent();
  }

  @Test
  void stolenTimeIsToldOfAndVoidsNothing() {
    TrialRecord stolen = measured(counters(15, 0, 0));

    assertThat(cause(stolen)).isEmpty();
    assertThat(VoidRules.warning(stolen).orElseThrow())
        .isEqualTo("1.5 % of the machine's time was stolen by others");
    assertThat(VoidRules.warning(measured(counters(9, 0, 0)))).isEmpty();
  }

  @Test
  void countersThatAreNotVisibleVoidNothing() {
    TrialRecord blind =
        measured(
            new NoiseCounters(
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    assertThat(cause(blind)).isEmpty();
    assertThat(VoidRules.warning(blind)).isEmpty();
  }
}
