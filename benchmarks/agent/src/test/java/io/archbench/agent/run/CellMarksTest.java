package io.archbench.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without {@code /proc}: nobody's variables can be read. */
class CellMarksTest {
  @TempDir private Path directory;
  private Path cell;
  private CellMarks marks;
  private long child;
  private long bystander;

  @BeforeEach
  void prepare() throws IOException {
    cell = Files.createDirectory(directory.resolve("cell 000"));
    marks = new CellMarks(directory.resolve("no-proc"));
  }

  @AfterEach
  void leaveNoProcess() {
    for (long pid : List.of(child, bystander)) {
      ProcessHandle.of(pid).filter(process -> pid > 0).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void anOrphanIsFoundByTheCellsDirectoryInItsCommandLineAndEndedWithItsChildren()
      throws Exception {
    bystander = start("sleep 600", cell.toString());
    CellProcesses processes = new CellProcesses(marks);
    Process parent = processes.start(inCell(orphan("-Darchbench.cell.dir=" + cell)));
    parent.waitFor();
    child = pid("child");
    assertThat(ProcessHandle.of(child)).isPresent();

    processes.killAll();

    assertGone(child);
    assertThat(ProcessHandle.of(bystander)).isPresent();
  }

  @Test
  void aProcessOfAnotherCellIsLeftAlone() throws Exception {
    CellProcesses processes = new CellProcesses(marks);
    processes.start(inCell(orphan("-Darchbench.cell.dir=" + cell + "1"))).waitFor();
    child = pid("child");

    processes.killAll();

    assertThat(ProcessHandle.of(child)).isPresent();
  }

  @Test
  void onlyACellWhoseParentIsGoneIsAnOrphan() throws Exception {
    bystander = start("sleep 600; :", "-Darchbench.cell.dir=" + cell);
    ProcessHandle owned = ProcessHandle.of(bystander).orElseThrow();

    assertThat(marks.isOrphanedCell(owned)).as("its parent is this JVM").isFalse();
    assertThat(marks.isOrphanedCell(ProcessHandle.current())).isFalse();
  }

  @Test
  void withoutACellThereIsNothingToFind() {
    assertThat(marks.ofCell(Optional.empty())).isEmpty();
    assertThat(marks.own()).isEqualTo("none:" + ProcessHandle.current().pid());
  }

  private ProcessBuilder inCell(String script) {
    return new ProcessBuilder("/bin/sh", "-c", script).directory(cell.toFile());
  }

  /** A shell with that argument and a child, both left behind by the shell that starts them. */
  private static String orphan(String argument) {
    return "/bin/sh -c 'sleep 600 & echo $! > child.new; mv child.new child; wait' x '"
        + argument
        + "' & while [ ! -f child ]; do sleep 0.1; done";
  }

  private long start(String script, String argument) throws IOException {
    return new ProcessBuilder("/bin/sh", "-c", script, "x", argument).start().pid();
  }

  private long pid(String file) throws IOException {
    return Long.parseLong(Files.readString(cell.resolve(file)).strip());
  }

  private static void assertGone(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) { // killed, but perhaps not yet reaped
      assertThat(process.get().onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }
}
