package io.archbench.agent.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the processes of cells and sees to it that none outlives its cell.
 *
 * <p>A fork whose parent was killed is nobody's descendant any more, so every process also carries
 * a mark ({@link CellMarks}). Thread-safe.
 */
final class CellProcesses {
  private static final long PATIENCE_MILLIS = 5_000;
  private static final long PAUSE_MILLIS = 20;

  private final CellMarks marks;
  private Optional<Process> current = Optional.empty();
  private Optional<Path> cell = Optional.empty();
  private boolean closed;

  CellProcesses(CellMarks marks) {
    this.marks = marks;
  }

  /** Starts a process in the cell's directory, marked. */
  synchronized Process start(ProcessBuilder builder) throws IOException {
    if (closed) {
      throw new IOException("the trial is being aborted: no further process is started");
    }
    builder.environment().put(CellMarks.VARIABLE, marks.own());
    Process process = builder.start();
    current = Optional.of(process);
    cell = Optional.ofNullable(builder.directory()).map(File::toPath);
    return process;
  }

  /** Kills what runs, and starts nothing any more. */
  synchronized void close() {
    closed = true;
    killAll();
  }

  /**
   * Kills the current process and all that it left, and waits until they are gone.
   *
   * <p>Gone means not seen twice: a process that just replaces its program shows no mark.
   */
  synchronized void killAll() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    for (int unseen = 0; unseen < 2 && System.nanoTime() < deadline; ) {
      List<ProcessHandle> alive = alive();
      alive.forEach(ProcessHandle::destroyForcibly);
      // by itself, for a Linux without /proc takes every process but this for gone
      current.ifPresent(Process::destroyForcibly);
      unseen = alive.isEmpty() ? unseen + 1 : 0;
      pause();
    }
    current = Optional.empty();
  }

  /** Kills what an agent that is gone left running here; such processes would disturb cells. */
  void killOrphans() {
    marks.orphans().forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> alive() {
    Stream<ProcessHandle> tree = current.stream().map(Process::toHandle).flatMap(CellMarks::tree);
    return Stream.concat(tree, marks.ofCell(cell).stream())
        .filter(ProcessHandle::isAlive)
        .distinct()
        .toList();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
