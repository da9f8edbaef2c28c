package io.archbench.agent.run;

import io.archbench.trial.record.CellResult.FailureKind;
import java.util.Map;
import java.util.Optional;

/**
 * Why a cell has no value.
 *
 * @param message one line
 */
record Diagnosis(FailureKind kind, String message) {
  private static final int SIGNAL = 128;
  private static final Map<Integer, String> SIGNALS =
      Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  /**
   * The diagnosis; empty if nothing speaks against the cell's result.
   *
   * @param wrongAnswer what the fork said of its answer
   */
  static Optional<Diagnosis> of(Ending ending, Optional<String> wrongAnswer, CellLog log) {
    if (!ending.inTime()) {
      return because(FailureKind.DEADLINE, "still running at its deadline");
    }
    if (wrongAnswer.isPresent()) {
      return because(FailureKind.WRONG_ANSWER, firstLine(wrongAnswer.get()));
    }
    if (ending.exitCode() == 0 && log.forkExit().isEmpty()) {
      return Optional.empty(); // whoever else was killed for memory, it was not this cell
    }
    if (ending.killedForMemory()) {
      return because(
          FailureKind.OUT_OF_MEMORY,
          "the kernel killed a process of the cell for its memory: raise resources.memory, or lower"
              + " resources.heap");
    }
    if (log.outOfMemory().isPresent()) {
      return because(FailureKind.OUT_OF_MEMORY, log.outOfMemory().get() + "; raise resources.heap");
    }
    return Optional.of(died(ending, log));
  }

  private static Diagnosis died(Ending ending, CellLog log) {
    if (ending.exitCode() > SIGNAL) {
      return new Diagnosis(FailureKind.KILLED, "JMH " + ended(ending.exitCode()));
    }
    Optional<Integer> fork = log.forkExit();
    Optional<String> thrown = log.thrown();
    if (fork.isPresent() && (fork.get() > SIGNAL || thrown.isEmpty())) {
      return new Diagnosis(FailureKind.KILLED, "the cell's JVM " + ended(fork.get()));
    }
    return thrown
        .map(words -> new Diagnosis(FailureKind.THREW, words))
        .orElseGet(() -> new Diagnosis(FailureKind.NO_RESULT, complaint(ending, log)));
  }

  /** JMH did not get as far as the benchmark. */
  private static String complaint(Ending ending, CellLog log) {
    return "JMH ended with exit code "
        + ending.exitCode()
        + log.complaint().map(words -> ": " + words).orElse("");
  }

  private static String ended(int exitCode) {
    String signal = SIGNALS.get(exitCode - SIGNAL);
    return exitCode <= SIGNAL
        ? "ended itself with exit code " + exitCode
        : "was killed by " + (signal == null ? "signal " + (exitCode - SIGNAL) : signal);
  }

  private static Optional<Diagnosis> because(FailureKind kind, String message) {
    return Optional.of(new Diagnosis(kind, message));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("the answer was wrong");
  }
}
