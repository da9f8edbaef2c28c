package io.archbench.runner.local;

import java.util.Optional;

/**
 * The processes of one trial, found by the agent's process id and by the trial's directory in their
 * command lines.
 */
final class TrialProcesses {
  private final TrialDirectory directory;

  TrialProcesses(TrialDirectory directory) {
    this.directory = directory;
  }

  /** Whether the agent ever noted its process id. */
  boolean agentWasStarted() {
    return !directory.text(directory.processId()).isBlank();
  }

  /** Whether the agent runs. */
  boolean agentIsAlive() {
    return agent().isPresent();
  }

  /** Asks the agent to stop; false if there is none to ask, or not yet. */
  boolean stopAgent() {
    return agent().map(ProcessHandle::destroy).orElse(false);
  }

  /** Ends the agent and whatever it has started. */
  void killAll() {
    agent().ifPresent(ProcessHandle::destroyForcibly);
    ProcessHandle.allProcesses().filter(this::isOurs).forEach(ProcessHandle::destroyForcibly);
  }

  private Optional<ProcessHandle> agent() {
    String text = directory.text(directory.processId()).strip();
    return text.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(text))
            .filter(ProcessHandle::isAlive)
            // a process has no arguments for the moment in which a shell becomes the agent
            .filter(process -> namesTheTrial(process).orElse(true));
  }

  private boolean isOurs(ProcessHandle process) {
    return namesTheTrial(process).orElse(false);
  }

  /** Process ids are used again: only the trial's directory proves whose process it is. */
  private Optional<Boolean> namesTheTrial(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    Optional<String> line =
        info.arguments().isPresent()
            ? info.arguments().map(arguments -> String.join(" ", arguments))
            : info.commandLine();
    return line.filter(known -> !known.isEmpty())
        .map(known -> known.contains(directory.root() + "/"));
  }
}
