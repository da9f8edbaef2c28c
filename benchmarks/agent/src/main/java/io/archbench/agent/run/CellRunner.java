package io.archbench.agent.run;

import io.archbench.agent.probe.Machine;
import io.archbench.agent.probe.NoiseProbe;
import io.archbench.trial.AgentContract;
import io.archbench.trial.CellSpec;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.jmh.JmhJson;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs one cell after the other, each in a JMH process of its own. */
final class CellRunner {
  private final TrialSpec spec;
  private final SuiteDirectory suite;
  private final Path work;
  private final CellJvm jvm;
  private final CellProcesses processes;
  private final Machine machine;
  private final Clock clock;

  CellRunner(
      TrialSpec spec,
      SuiteDirectory suite,
      Path work,
      CellJvm jvm,
      CellProcesses processes,
      Machine machine,
      Clock clock) {
    this.spec = spec;
    this.suite = suite;
    this.work = work;
    this.jvm = jvm;
    this.processes = processes;
    this.machine = machine;
    this.clock = clock;
  }

  /**
   * Runs a cell to its result, whatever that is.
   *
   * @param index of the cell, for its directory
   * @param left time that the trial has left
   * @return empty if the trial's time is up, not the cell's
   * @throws IOException if JMH cannot be started or its files cannot be read
   */
  Optional<CellResult> run(CellSpec cell, int index, Duration left)
      throws IOException, InterruptedException {
    CellDirectory directory = CellDirectory.create(work, index);
    Instant started = clock.instant();
    Ending ending;
    try {
      Duration allowed = cell.settings().deadline();
      boolean cut = left.compareTo(allowed) < 0;
      ending = measure(command(cell, directory), directory, cut ? left : allowed);
      if (cut && !ending.inTime()) {
        return Optional.empty();
      }
    } catch (UnpassableValueException e) {
      String words = String.valueOf(e.getMessage());
      return Optional.of(new CellResult.Failed(cell.key(), FailureKind.NO_RESULT, words, ""));
    }
    return Optional.of(result(cell, directory, ending, started));
  }

  private List<String> command(CellSpec cell, CellDirectory directory) throws IOException {
    return JmhCommand.of(cell, jvm, suite.classPath(), spec.profilers(), directory);
  }

  private Ending measure(List<String> command, CellDirectory directory, Duration allowed)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.log().toFile());
    // its length differs between trials, and so would the cell's stack and environment
    builder.environment().remove(AgentContract.SPEC_VARIABLE);
    long killsBefore = killsForMemory();
    Process jmh = processes.start(builder);
    boolean inTime;
    try {
      jmh.getOutputStream().close();
      inTime = jmh.waitFor(allowed.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      processes.killAll();
    }
    return new Ending(jmh.waitFor(), inTime, killsForMemory() > killsBefore);
  }

  private long killsForMemory() {
    return NoiseProbe.probe(machine, clock.instant()).outOfMemoryKills().orElse(0L);
  }

  private CellResult result(CellSpec cell, CellDirectory directory, Ending ending, Instant started)
      throws IOException {
    CellLog log = CellLog.read(directory.log());
    Optional<Diagnosis> diagnosis = Diagnosis.of(ending, directory.wrongAnswer(), log);
    if (diagnosis.isPresent()) {
      return failed(cell, directory, diagnosis.get(), log);
    }
    try {
      return measured(cell, directory, log, started);
    } catch (UnreadableDocumentException e) {
      String words = String.valueOf(e.getMessage());
      return failed(cell, directory, new Diagnosis(FailureKind.NO_RESULT, words), log);
    }
  }

  /** On a full disk JMH cannot say why it ended: whatever it did say, that is told too. */
  private static CellResult failed(
      CellSpec cell, CellDirectory directory, Diagnosis diagnosis, CellLog log) throws IOException {
    String message =
        directory.isFull()
            ? diagnosis.message()
                + "; the disk of its scratch directory is full: give it more scratch, or a smaller corpus"
            : diagnosis.message();
    return new CellResult.Failed(cell.key(), diagnosis.kind(), message, log.tail());
  }

  private CellResult measured(CellSpec cell, CellDirectory directory, CellLog log, Instant started)
      throws IOException {
    JmhResult result = only(cell, directory.result());
    return new CellResult.Measured(
        cell.key(),
        result.threads(),
        result.unit(),
        result.forks().get(0),
        log.warmup(cell.settings().warmupIterations()),
        result.secondary(),
        directory.histograms(),
        directory.answer(),
        directory.corpus(),
        directory.nativeLibraries(),
        directory.openLoop(),
        started,
        clock.instant());
  }

  private static JmhResult only(CellSpec cell, Path file) throws IOException {
    List<JmhResult> results =
        Files.exists(file) && Files.size(file) > 0
            ? JmhJson.read(Files.readAllBytes(file), file.getFileName().toString())
            : List.of();
    if (results.isEmpty()) {
      throw new UnreadableDocumentException("JMH ended well, but left no result", null);
    }
    boolean whole =
        results.size() == 1
            && results.get(0).benchmark().equals(cell.benchmark())
            && results.get(0).forks().size() == 1
            && !results.get(0).forks().get(0).isEmpty();
    if (!whole) {
      throw new UnreadableDocumentException(
          "JMH's result is not one fork of " + cell.benchmark() + " with its iterations", null);
    }
    return results.get(0);
  }
}
