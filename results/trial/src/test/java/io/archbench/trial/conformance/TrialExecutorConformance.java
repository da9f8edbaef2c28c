package io.archbench.trial.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.RunId;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.record.CellResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The behaviour that the runner relies on, whatever carries the trials out.
 *
 * <p>A subclass brings an executor and specs over the stub suite, whose methods are named for what
 * they do: {@code steady}, {@code other}, {@code throwing}.
 */
public abstract class TrialExecutorConformance {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A new executor over the same state: what one starts, the next can adopt. */
  protected abstract TrialExecutor open();

  /** The architecture that trials can really run on here. */
  protected abstract Architecture here();

  /**
   * A spec of stub cells on this architecture, in one run.
   *
   * @param round makes the trial's id
   * @param methods of the stub suite, in order
   */
  protected abstract TrialSpec spec(int round, String... methods);

  /** A variant without any requirement but its architecture. */
  protected VariantSpec variant(Architecture architecture) {
    return VariantSpec.of("conformance", architecture, List.of());
  }

  @Test
  void aVariantOfThisArchitectureGetsAPlaceOfThisArchitecture() throws Exception {
    try (TrialExecutor executor = open();
        Places places = executor.acquire(variant(here()), 1, PATIENCE, why -> {})) {
      assertThat(places.places()).hasSize(1);
      assertThat(places.places().get(0).architecture()).isEqualTo(here());
      assertThat(places.places().get(0).cpus()).isPositive();
      assertThat(places.missing()).isEmpty();
    }
  }

  @Test
  void aVariantOfAnotherArchitectureGetsNoPlaceAndTheReason() throws Exception {
    try (TrialExecutor executor = open();
        Places places =
            executor.acquire(variant(elsewhere()), 1, Duration.ofSeconds(1), why -> {})) {
      assertThat(places.places()).isEmpty();
      assertThat(places.missing()).contains(elsewhere().text());
    }
  }

  @Test
  void aTrialComesBackAsItsRecord() throws Exception {
    try (TrialExecutor executor = open()) {
      TrialSpec spec = placed(executor, spec(1, "steady", "other"));
      RunningTrial trial = executor.start(spec, place(executor), TrialObserver.NONE);

      Collected collected = collected(trial.await());

      assertThat(collected.record().spec()).isEqualTo(spec);
      assertThat(collected.record().specSha256()).isEqualTo(spec.sha256());
      assertThat(collected.record().isComplete()).isTrue();
      assertThat(collected.record().synthetic()).isFalse();
      assertThat(collected.record().cells()).allMatch(CellResult.Measured.class::isInstance);
      assertThat(collected.record().environment().architecture()).isEqualTo(here());
      assertThat(collected.placement().place()).isEqualTo(spec.members().get(0).place());
      assertThat(collected.placement().architecture()).isEqualTo(here());
      trial.release();
    }
  }

  @Test
  void startingTheSameTrialAgainAdoptsIt() throws Exception {
    try (TrialExecutor executor = open()) {
      TrialSpec spec = placed(executor, spec(2, "steady"));
      RunningTrial first = executor.start(spec, place(executor), TrialObserver.NONE);
      RunningTrial second = executor.start(spec, place(executor), TrialObserver.NONE);

      Collected one = collected(first.await());
      Collected two = collected(second.await());

      assertThat(two.record()).isEqualTo(one.record());
      first.release();
    }
  }

  @Test
  void aLaterExecutorAdoptsWhatStillRuns() throws Exception {
    TrialSpec spec;
    try (TrialExecutor executor = open()) {
      spec = placed(executor, spec(3, "steady", "other"));
      CountDownLatch running = new CountDownLatch(1);
      RunningTrial abandoned =
          executor.start(spec, place(executor), new Listener(running, new AtomicInteger()));
      Thread watcher = new Thread(() -> awaitQuietly(abandoned));
      watcher.start();
      assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
      watcher.interrupt();
      watcher.join();
    }
    try (TrialExecutor later = open()) {
      assertThat(later.existing(spec.run())).contains(spec.key());
      RunningTrial adopted = later.start(spec, place(later), TrialObserver.NONE);
      assertThat(collected(adopted.await()).record().isComplete()).isTrue();
      adopted.release();
    }
  }

  @Test
  void aTrialExistsUntilItIsReleased() throws Exception {
    try (TrialExecutor executor = open()) {
      TrialSpec spec = placed(executor, spec(4, "steady"));
      RunningTrial trial = executor.start(spec, place(executor), TrialObserver.NONE);
      collected(trial.await());

      assertThat(executor.existing(spec.run())).contains(spec.key());
      assertThat(executor.existing(new RunId("zzzzzzzz"))).isEmpty();
      trial.release();
      assertThat(executor.existing(spec.run()))
          .doesNotContain(new TrialKey(spec.id(), spec.attempt()));
    }
  }

  @Test
  void aFailedBenchmarkIsAFailedCellOfACollectedRecord() throws Exception {
    try (TrialExecutor executor = open()) {
      TrialSpec spec = placed(executor, spec(5, "throwing", "steady"));
      RunningTrial trial = executor.start(spec, place(executor), TrialObserver.NONE);

      List<CellResult> cells = collected(trial.await()).record().cells();

      assertThat(cells.get(0)).isInstanceOf(CellResult.Failed.class);
      assertThat(((CellResult.Failed) cells.get(0)).message()).isNotBlank();
      assertThat(cells.get(1)).isInstanceOf(CellResult.Measured.class);
      trial.release();
    }
  }

  @Test
  void aCancelledTrialKeepsTheCellsThatHadFinished() throws Exception {
    try (TrialExecutor executor = open()) {
      TrialSpec spec = placed(executor, spec(6, "steady", "other", "parametrised"));
      CountDownLatch running = new CountDownLatch(1);
      AtomicInteger finished = new AtomicInteger();
      RunningTrial trial = executor.start(spec, place(executor), new Listener(running, finished));
      Thread canceller =
          new Thread(
              () -> {
                try {
                  running.await();
                  trial.cancel();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      canceller.start();

      TrialOutcome outcome = trial.await();
      canceller.join();

      assertThat(outcome).isInstanceOf(Lost.class);
      Lost lost = (Lost) outcome;
      assertThat(lost.kind()).isEqualTo(LossKind.ABORTED);
      Set<CellKey> kept = lost.partial().orElseThrow().record().cellKeys();
      assertThat(kept).hasSizeLessThan(spec.cells().size());
      assertThat(kept.size()).isGreaterThanOrEqualTo(finished.get());
      trial.release();
    }
  }

  @Test
  void aTrialForAnotherArchitectureIsRefusedThereToo() throws Exception {
    try (TrialExecutor executor = open()) {
      TrialSpec spec = placed(executor, forOther(spec(7, "steady")));
      RunningTrial trial = executor.start(spec, place(executor), TrialObserver.NONE);

      TrialOutcome outcome = trial.await();

      assertThat(outcome).isInstanceOf(Refused.class);
      assertThat(((Refused) outcome).kind()).isEqualTo(RefusalKind.WRONG_ARCHITECTURE);
      assertThat(((Refused) outcome).words()).contains(elsewhere().text());
      trial.release();
    }
  }

  private Architecture elsewhere() {
    return here() == Architecture.AMD64 ? Architecture.ARM64 : Architecture.AMD64;
  }

  private Place place(TrialExecutor executor) throws InterruptedException {
    try (Places places = executor.acquire(variant(here()), 1, PATIENCE, why -> {})) {
      return places.places().get(0);
    }
  }

  private TrialSpec placed(TrialExecutor executor, TrialSpec spec) throws InterruptedException {
    return spec.at(place(executor));
  }

  private TrialSpec forOther(TrialSpec spec) {
    return new TrialSpec(
        spec.schemaVersion(),
        spec.id(),
        spec.attempt(),
        spec.run(),
        spec.study(),
        VariantSpec.of(spec.variant().name(), elsewhere(), List.of()),
        spec.phase(),
        spec.payload(),
        spec.command(),
        spec.suiteSha256(),
        spec.workSha256(),
        spec.cells(),
        spec.jvmArgs(),
        spec.profilers(),
        spec.corpusSize(),
        spec.resources(),
        spec.seed(),
        spec.members());
  }

  private static Collected collected(TrialOutcome outcome) {
    assertThat(outcome).as("outcome: %s", outcome).isInstanceOf(Collected.class);
    return (Collected) outcome;
  }

  private static void awaitQuietly(RunningTrial trial) {
    try {
      TrialOutcome unused = trial.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Listener(CountDownLatch running, AtomicInteger finished) implements TrialObserver {
    @Override
    public void waiting(TrialKey trial, String why) {}

    @Override
    public void cellStarted(TrialKey trial, CellKey cell) {
      running.countDown();
    }

    @Override
    public void cellsFinished(TrialKey trial, int cells) {
      finished.set(cells);
    }
  }
}
