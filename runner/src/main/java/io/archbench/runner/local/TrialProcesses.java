package io.archbench.runner.local;

import io.archbench.trial.AgentContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of one trial: the agent by the process id that it noted, and all by what only they
 * have in their command lines.
 *
 * <p>That is a JVM with the agent's class and the trial's directory as its work, or with a cell's
 * property and a directory below it. Whatever else names the directory, such as an editor or {@code
 * tail -f}, is nobody's but its user's.
 */
final class TrialProcesses {
  private static final String CELL = "-D" + AgentContract.CELL_DIRECTORY_PROPERTY + "=";
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(5);

  private final TrialDirectory directory;

  TrialProcesses(TrialDirectory directory) {
    this.directory = directory;
  }

  /** Whether this machine shows processes at all: a Linux without {@code /proc} does not. */
  static boolean areVisible() {
    return ProcessHandle.of(ProcessHandle.current().pid()).isPresent();
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

  /** Ends the agent and the cells' JVMs, and whatever those have started. */
  void killAll() {
    Stream<ProcessHandle> marked = ProcessHandle.allProcesses().filter(this::isMarked);
    List<ProcessHandle> roots = Stream.concat(agent().stream(), marked).distinct().toList();
    // looked up before anything ends: a child whose parent is gone is nobody's descendant
    List<ProcessHandle> below = roots.stream().flatMap(ProcessHandle::descendants).toList();
    Stream.concat(roots.stream(), below.stream())
        .distinct()
        .forEach(ProcessHandle::destroyForcibly);
  }

  private Optional<ProcessHandle> agent() {
    String text = directory.text(directory.processId()).strip();
    return text.matches("[0-9]{1,18}")
        ? ProcessHandle.of(Long.parseLong(text))
            .filter(ProcessHandle::isAlive)
            // a process has no arguments for the moment in which a shell becomes the agent
            .filter(process -> marked(process).orElseGet(() -> isAsOldAsTheNote(process)))
        : Optional.empty();
  }

  /** Process ids are used again, by processes that began after the id was noted. */
  private boolean isAsOldAsTheNote(ProcessHandle process) {
    try {
      Instant noted = Files.getLastModifiedTime(directory.processId()).toInstant();
      return process
          .info()
          .startInstant()
          .map(start -> !start.isAfter(noted.plus(CLOCK_ERROR)))
          .orElse(true);
    } catch (IOException e) {
      return true;
    }
  }

  private boolean isMarked(ProcessHandle process) {
    return marked(process).orElse(false);
  }

  /** Absent if the process shows no command line. */
  private Optional<Boolean> marked(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    boolean jvm = info.command().map(TrialProcesses::isJava).orElse(true);
    if (info.arguments().isPresent()) {
      List<String> arguments = List.of(info.arguments().get());
      return Optional.of((jvm || AgentProcess.becomesAgent(arguments)) && isMarked(arguments));
    }
    // one that is too long is shown cut off, and not taken apart
    return info.commandLine().filter(line -> !line.isEmpty()).map(line -> jvm && isMarked(line));
  }

  /** Linux adds a remark to the name of a program that was replaced on disk meanwhile. */
  private static boolean isJava(String command) {
    String name = String.valueOf(Path.of(command).getFileName());
    return name.equals("java") || name.startsWith("java ");
  }

  private boolean isMarked(List<String> arguments) {
    int work = arguments.indexOf("--work");
    boolean agent =
        arguments.contains(AgentContract.MAIN_CLASS)
            && work >= 0
            && work + 1 < arguments.size()
            && arguments.get(work + 1).equals(directory.cells().toString());
    return agent || arguments.stream().anyMatch(argument -> argument.startsWith(cells()));
  }

  private boolean isMarked(String line) {
    return line.contains(" " + cells())
        || (line.contains(" " + AgentContract.MAIN_CLASS + " ")
            && line.contains(" --work " + directory.cells() + " "));
  }

  private String cells() {
    return CELL + directory.cells() + "/";
  }
}
