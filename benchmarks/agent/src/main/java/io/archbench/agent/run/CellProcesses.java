package io.archbench.agent.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Starts the processes of cells and sees to it that none outlives its cell.
 *
 * <p>A fork whose parent was killed is nobody's descendant any more, so every process also carries
 * a variable that names this agent; children inherit it. Thread-safe.
 */
final class CellProcesses {
  private static final String VARIABLE = "ARCHBENCH_AGENT";
  private static final long PATIENCE_MILLIS = 5_000;
  private static final long PAUSE_MILLIS = 20;
  private static final Path PROC = Path.of("/proc");

  private final String tag;
  private Optional<Process> current = Optional.empty();
  private boolean closed;

  CellProcesses() {
    tag = namespace() + ":" + ProcessHandle.current().pid();
  }

  /** Starts a process, tagged. */
  synchronized Process start(ProcessBuilder builder) throws IOException {
    if (closed) {
      throw new IOException("the trial is being aborted: no further process is started");
    }
    Map<String, String> environment = builder.environment();
    environment.put(VARIABLE, tag);
    Process process = builder.start();
    current = Optional.of(process);
    return process;
  }

  /** Kills what runs, and starts nothing any more. */
  synchronized void close() {
    closed = true;
    killAll();
  }

  /** Kills the current process and all that it left, and waits until they are gone. */
  synchronized void killAll() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    List<ProcessHandle> alive = alive();
    while (!alive.isEmpty() && System.nanoTime() < deadline) {
      alive.forEach(ProcessHandle::destroyForcibly);
      pause();
      alive = alive();
    }
    current = Optional.empty();
  }

  /** Kills what an agent that is gone left running here; such processes would disturb cells. */
  static void killOrphans() {
    String own = namespace() + ":";
    tagged(value -> value.startsWith(own) && !isAlive(value.substring(own.length())))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> alive() {
    Stream<ProcessHandle> tree =
        current.stream()
            .map(Process::toHandle)
            .flatMap(root -> Stream.concat(root.descendants(), Stream.of(root)));
    return Stream.concat(tree, tagged(tag::equals).stream())
        .filter(ProcessHandle::isAlive)
        .distinct()
        .toList();
  }

  private static List<ProcessHandle> tagged(Predicate<String> matches) {
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != self)
        .filter(process -> tagOf(process.pid()).filter(matches).isPresent())
        .toList();
  }

  private static Optional<String> tagOf(long pid) {
    try {
      byte[] environment = Files.readAllBytes(PROC.resolve(pid + "/environ"));
      return Stream.of(new String(environment, StandardCharsets.UTF_8).split("\0", -1))
          .filter(variable -> variable.startsWith(VARIABLE + "="))
          .map(variable -> variable.substring(VARIABLE.length() + 1))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // ended, another user's, or no such file system
    }
  }

  private static boolean isAlive(String pid) {
    try {
      return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    } catch (NumberFormatException e) {
      return true; // not a tag of ours: leave it alone
    }
  }

  /** Numbers mean nothing outside their namespace, and containers' processes are visible here. */
  private static String namespace() {
    try {
      return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString().replace(":", "");
    } catch (IOException e) {
      return "none";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
