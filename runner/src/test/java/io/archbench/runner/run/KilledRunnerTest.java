package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.runner.plan.RoundPlanner;
import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Place;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner that is killed anywhere leaves a run that the next one completes: here with trials that
 * break off, with cells saved and without.
 */
class KilledRunnerTest {
  private static final String PARTLY = "indexing-g1-r01";
  private static final String WHOLLY = "indexing-parallel-r01";

  @TempDir private Path runs;
  private int directories;

  /** One run with what carries it out; it outlives runners. */
  private record Scene(RunDirectory directory, FakeExecutor executor) {
    RunStatus run(Steps steps) throws InterruptedException {
      return new StudyRun(directory, executor, steps, new StopRequest(), steps, "test").execute();
    }

    void kill(Steps steps) {
      assertThatThrownBy(() -> run(steps)).isInstanceOf(FakeExecutor.KilledException.class);
      executor.live();
    }
  }

  private Scene scene() {
    RunDirectory directory = RunFixtures.directory(runs.resolve("run-" + directories++));
    FakeExecutor executor = new FakeExecutor(directory);
    executor.loseOnce(PARTLY, LossKind.ABORTED, 1);
    executor.loseOnce(WHOLLY, LossKind.NODE_LOST, 0);
    return new Scene(directory, executor);
  }

  @Test
  void killedBeforeAnyEntryOfItsJournalOrAnyWordOfIt() throws Exception {
    Steps undisturbed = new Steps(0);
    RunStatus whole = scene().run(undisturbed);
    Set<String> lastEvents = new TreeSet<>();
    for (int step = 1; step <= undisturbed.done().size(); step++) {
      Scene scene = scene();
      scene.kill(new Steps(step));
      List<JournalEvent> events = scene.directory().replay().events();
      lastEvents.add(events.isEmpty() ? "none" : events.getLast().getClass().getSimpleName());
      if (step % 2 == 0) {
        tear(scene.directory());
      }

      assertThat(scene.run(new Steps(0)))
          .as("killed at step %d of %s", step, undisturbed.done())
          .isEqualTo(whole);
      assertWhole(scene);
    }
    assertThat(lastEvents)
        .containsExactly(
            "BatchPlanned",
            "CellStopped",
            "Collected",
            "Created",
            "Finished",
            "Lost",
            "Released",
            "RoundPlanned",
            "RunStarted",
            "VariantPending",
            "none");
  }

  @Test
  void killedAtAnyCallOfItsExecutor() throws Exception {
    Scene undisturbed = scene();
    RunStatus whole = undisturbed.run(new Steps(0));
    assertThat(undisturbed.executor().calls()).isEqualTo(12);
    for (int call = 1; call <= undisturbed.executor().calls(); call++) {
      Scene scene = scene();
      scene.executor().dieAtCall(call);
      scene.kill(new Steps(0));

      assertThat(scene.run(new Steps(0))).as("killed at call %d", call).isEqualTo(whole);
      assertWhole(scene);
    }
  }

  @Test
  void killedBeforeTheTracesOfARefusalWereRemoved() throws Exception {
    RunDirectory directory = RunFixtures.directory(runs);
    Scene scene = new Scene(directory, new FakeExecutor(directory));
    TrialSpec first = trials(scene).get(0);
    scene.executor().refuse(first.id().text(), RefusalKind.SPEC);
    scene.executor().dieAtCall(3);
    scene.kill(new Steps(0));
    assertThat(scene.executor().existing(RunFixtures.RUN)).containsExactly(first.key());

    assertThat(scene.run(new Steps(0)).unfinished()).containsExactly(first.id().text());
    assertThat(scene.executor().released).startsWith(first.key().text());
    assertThat(scene.executor().existing(RunFixtures.RUN)).isEmpty();
  }

  @Test
  void aTrialBeginsInTheOrderOfItsRound() throws Exception {
    RunDirectory directory = RunFixtures.directory(runs);
    Scene scene = new Scene(directory, new FakeExecutor(directory));

    assertThat(scene.run(new Steps(0)).collected()).isEqualTo(2);
    assertThat(scene.executor().started)
        .containsExactlyElementsOf(
            trials(scene).stream().map(trial -> trial.key().text()).toList());
  }

  /** Negative control: the fake notices what the tests above rely on. */
  @Test
  void theFakeExecutorInsistsOnDurableRecordsAndOnOneSpec() {
    RunDirectory directory = RunFixtures.directory(runs);
    FakeExecutor executor = new FakeExecutor(directory);
    TrialSpec spec = trials(new Scene(directory, executor)).get(0);
    Place place = new Place("fake", Architecture.AMD64, 2);

    assertThatThrownBy(() -> executor.start(spec, place, TrialObserver.NONE).release())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("before its record is durable");
    TrialSpec another = spec.retry(1, Set.of(spec.cells().get(0).key()));
    assertThatThrownBy(() -> executor.start(another, place, TrialObserver.NONE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("another spec");
  }

  private static List<TrialSpec> trials(Scene scene) {
    List<Place> places = List.of(new Place("fake", Architecture.AMD64, 2));
    return new RoundPlanner(scene.directory().plan())
        .rounds(List.of(), Map.of("g1", places, "parallel", places))
        .getFirst()
        .trials();
  }

  /** Each planned cell of each trial is in one record, was measured once and is released. */
  private static void assertWhole(Scene scene) {
    List<CellKey> cells = scene.directory().plan().cells().stream().map(CellSpec::key).toList();
    List<String> planned = new ArrayList<>();
    cells.forEach(cell -> planned.addAll(List.of(PARTLY + " " + cell, WHOLLY + " " + cell)));
    List<String> recorded = new ArrayList<>();
    for (Collected each : RunRecords.read(scene.directory()).collected()) {
      for (CellKey cell : each.record().cellKeys()) {
        recorded.add(each.record().spec().id() + " " + cell);
      }
    }
    assertThat(recorded).containsExactlyInAnyOrderElementsOf(planned);
    assertThat(scene.executor().measured).containsExactlyInAnyOrder(PARTLY + "-a2", WHOLLY + "-a2");
    assertThat(scene.executor().cellsAsked)
        .isEqualTo(
            Map.of(PARTLY + "-a1", 3, PARTLY + "-a2", 2, WHOLLY + "-a1", 3, WHOLLY + "-a2", 3));
    assertThat(scene.executor().existing(RunFixtures.RUN)).isEmpty();
    assertThat(scene.executor().released).doesNotHaveDuplicates().hasSize(4);
  }

  private static void tear(RunDirectory directory) throws IOException {
    Files.writeString(
        directory.root().resolve("journal.ndjson"),
        "{\"check\":",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
