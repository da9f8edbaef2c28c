package io.archbench.agent.run;

import io.archbench.agent.Words;
import io.archbench.agent.probe.EmulationGuard;
import io.archbench.agent.probe.EnvironmentProbe;
import io.archbench.agent.probe.Machine;
import io.archbench.agent.probe.NoiseProbe;
import io.archbench.trial.AgentContract;
import io.archbench.trial.CellSpec;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.segment.Segment;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** One attempt at a trial, from the checked spec to the last manifest. */
final class TrialRun {
  private final TrialSpec spec;
  private final TrialOutput output;
  private final Machine machine;
  private final Clock clock;
  private final CellJvm jvm;
  private final CellProcesses processes = new CellProcesses(new CellMarks());
  private final CellRunner cells;
  private final long startedNanos = System.nanoTime();

  TrialRun(TrialSpec spec, RunOptions options, TrialOutput output, Machine machine, Clock clock) {
    this.spec = spec;
    this.output = output;
    this.machine = machine;
    this.clock = clock;
    this.jvm = CellJvm.of(spec);
    SuiteDirectory suite = new SuiteDirectory(options.suites().resolve(spec.id().suite()));
    this.cells = new CellRunner(spec, suite, options.work(), jvm, processes, machine, clock);
  }

  /**
   * Measures all cells.
   *
   * @return exit code
   * @throws IOException if results can no longer be written or JMH cannot be started
   */
  int execute() throws IOException, InterruptedException {
    processes.killOrphans();
    output.opened(opening());
    int index = 0;
    for (CellSpec cell : spec.cells()) {
      output.running(cell.key());
      Optional<CellResult> result = cells.run(cell, index++, left());
      if (result.isEmpty()) {
        return incomplete("the trial's time was up during " + cell.key());
      }
      output.finished(result.get());
      say(result.get(), index);
    }
    output.complete(closing());
    return AgentContract.EXIT_COMPLETE;
  }

  /** Ends the attempt from another thread; the process does not outlive this. */
  void abort(String words) {
    output.unlessEnded(
        () -> {
          processes.close();
          try {
            Runtime.getRuntime().halt(incomplete(words));
          } catch (IOException e) {
            Words.say("cannot write the last manifest: " + e);
            Runtime.getRuntime().halt(AgentContract.EXIT_INCOMPLETE);
          }
        });
  }

  private int incomplete(String words) throws IOException {
    Words.say(words);
    output.incomplete(closing(), words);
    return AgentContract.EXIT_INCOMPLETE;
  }

  private Segment.Opening opening() {
    return new Segment.Opening(
        spec.sha256(),
        version(),
        EnvironmentProbe.probe(
            machine, jvm.java(), jvm.arguments(), EmulationGuard.look(machine).suspicions()),
        NoiseProbe.probe(machine, clock.instant()),
        clock.instant());
  }

  private Segment.Closing closing() {
    return new Segment.Closing(NoiseProbe.probe(machine, clock.instant()), clock.instant());
  }

  private Duration left() {
    return spec.deadline().minusNanos(System.nanoTime() - startedNanos);
  }

  private void say(CellResult result, int done) {
    String how =
        result instanceof CellResult.Failed failed
            ? "failed: " + failed.kind() + ": " + failed.message()
            : "measured";
    Words.say(done + "/" + spec.cells().size() + " " + result.cell() + " " + how);
  }

  private static String version() {
    String version = TrialRun.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
