package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.RefusalKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunHistoryTest {
  private static final String TRIAL = "indexing-g1-r01";
  private static final String DIGEST = "d".repeat(64);

  private final RunHistory history = new RunHistory();
  private int attempt;

  private void lose(LossKind kind, Optional<String> partial) {
    attempt++;
    history.add(new JournalEvent.Created(TRIAL, attempt, "local"));
    history.add(new JournalEvent.Finished(TRIAL, attempt));
    history.add(new JournalEvent.Lost(TRIAL, attempt, kind, "", partial));
    history.add(new JournalEvent.Released(TRIAL, attempt));
  }

  private void lose(LossKind kind, int times) {
    for (int i = 0; i < times; i++) {
      lose(kind, Optional.empty());
    }
  }

  private RunHistory.TrialHistory trial() {
    return history.trial(TRIAL);
  }

  private void started() {
    history.add(new JournalEvent.RunStarted("p", "0.2.0", Optional.of("ada@build-7")));
  }

  @Test
  void aTrialThatWasNeverStartedIsNeitherOpenNorOver() {
    assertThat(trial()).isEqualTo(RunHistory.TrialHistory.NEW);
    assertThat(trial().open() || trial().collected() || trial().refused() || trial().exhausted())
        .isFalse();
    assertThat(history.trials()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = LossKind.class,
      names = {"EVICTED", "NODE_LOST"})
  void whatIsNobodysFaultDoesNotCountButEndsSometime(LossKind kind) {
    lose(kind, RunHistory.ALL_ATTEMPTS - 1);
    assertThat(trial().counted()).isZero();
    assertThat(trial().exhausted()).isFalse();
    lose(kind, 1);
    assertThat(trial().exhausted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = LossKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"EVICTED", "NODE_LOST"})
  void threeAttemptsThatBreakOffByThemselvesAreAll(LossKind kind) {
    lose(kind, RunHistory.COUNTED_ATTEMPTS - 1);
    assertThat(trial().exhausted()).isFalse();
    lose(kind, 1);
    assertThat(trial().exhausted()).isTrue();
    assertThat(trial().open()).isFalse();
  }

  @Test
  void aStartedAttemptIsOpenUntilItIsKnownHowItEnded() {
    history.add(new JournalEvent.Created(TRIAL, 1, "local"));
    assertThat(trial().open()).isTrue();
    assertThat(trial().ended(1)).isFalse();
    history.add(new JournalEvent.Finished(TRIAL, 1));
    assertThat(trial().open()).isTrue();
    history.add(new JournalEvent.Collected(TRIAL, 1, DIGEST));
    assertThat(trial().open()).isFalse();
    assertThat(trial().collected()).isTrue();
    assertThat(trial().ended(1)).isTrue();
    assertThat(trial().ended(2)).isFalse();
    assertThat(trial().records()).isEqualTo(Map.of(1, DIGEST));
  }

  @Test
  void recordsOfAllAttemptsAreKept() {
    lose(LossKind.ABORTED, Optional.of(DIGEST));
    lose(LossKind.ABORTED, Optional.empty());
    history.add(new JournalEvent.Created(TRIAL, 3, "local"));
    history.add(new JournalEvent.Collected(TRIAL, 3, "e".repeat(64)));
    assertThat(trial().records()).isEqualTo(Map.of(1, DIGEST, 3, "e".repeat(64)));
  }

  @Test
  void whoeverResumesHasPatienceAgain() {
    lose(LossKind.ABORTED, RunHistory.COUNTED_ATTEMPTS);
    started();
    assertThat(trial().exhausted()).isFalse();
    assertThat(trial().created()).isEqualTo(RunHistory.COUNTED_ATTEMPTS);
    lose(LossKind.ABORTED, RunHistory.COUNTED_ATTEMPTS);
    assertThat(trial().exhausted()).isTrue();
  }

  @Test
  void whatWasRefusedIsTriedAgainOnlyAfterAResume() {
    history.add(new JournalEvent.Created(TRIAL, 1, "local"));
    history.add(new JournalEvent.Refused(TRIAL, 1, RefusalKind.SPEC, ""));
    assertThat(trial().refused()).isTrue();
    started();
    assertThat(trial().refused()).isFalse();
    assertThat(trial().created()).isEqualTo(1);
  }

  @Test
  void aResumeForgetsNothingThatWasCollectedOrIsOpen() {
    history.add(new JournalEvent.Created(TRIAL, 1, "local"));
    history.add(new JournalEvent.Collected(TRIAL, 1, DIGEST));
    history.add(new JournalEvent.Created("indexing-g1-r02", 4, "local"));
    started();
    assertThat(trial().collected()).isTrue();
    assertThat(history.trial("indexing-g1-r02").open()).isTrue();
    assertThat(history.trial("indexing-g1-r02").created()).isEqualTo(4);
    assertThat(history.trial("indexing-g1-r02").ended(3)).isTrue();
    assertThat(history.trial("indexing-g1-r02").ended(4)).isFalse();
  }

  @Test
  void pendingVariantsAreThoseSinceTheLastStart() {
    started();
    history.add(new JournalEvent.VariantPending("arm64", "no such machine"));
    assertThat(history.pending()).isEqualTo(Map.of("arm64", "no such machine"));
    started();
    assertThat(history.pending()).isEmpty();
    assertThat(history.archbench()).isEqualTo("0.2.0");
  }

  @Test
  void aRunIsFinishedUntilSomebodyGoesOnWithIt() {
    history.add(new JournalEvent.RunFinished());
    assertThat(history.finished()).isTrue();
    started();
    assertThat(history.finished()).isFalse();
    history.add(new JournalEvent.RunFinished());
    history.add(new JournalEvent.Interrupted());
    assertThat(history.finished()).isFalse();
  }

  @Test
  void aRoundIsKnownOnceItWasPlanned() {
    JournalEvent.RoundPlanned round = new JournalEvent.RoundPlanned(2, Phase.MEASURE, List.of());
    history.add(round);
    assertThat(history.round(2)).contains(round);
    assertThat(history.round(1)).isEmpty();
  }
}
