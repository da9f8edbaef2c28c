package io.archbench.runner.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialProcessesTest {
  private static final String AGENT = "io.archbench.agent.Agent";

  @TempDir private Path temporary;
  private TrialDirectory directory;
  private TrialProcesses processes;
  private final List<Process> started = new ArrayList<>();
  private final List<Long> children = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    Path root = temporary.toRealPath().resolve("work space/stub-side-r01-a1");
    directory = new TrialDirectory(root);
    processes = new TrialProcesses(directory);
    Files.createDirectories(directory.cells());
    Files.writeString(directory.words(), "words\n");
  }

  @AfterEach
  void leaveNoProcess() {
    started.forEach(Process::destroyForcibly);
    children.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Test
  void bystandersThatNameTheDirectorySurvive() throws Exception {
    String cell = directory.cells().resolve("cell-000").toString();
    start("tail", "-f", directory.words().toString());
    start("/bin/sh", "-c", "sleep 600; :", "vi", directory.words().toString());
    start("/bin/sh", "-c", "sleep 600; :", "less", cell + "/jmh.log");
    start("/bin/sh", "-c", "sleep 600; :", "grep", "-Darchbench.cell.dir=" + cell);
    start("/bin/sh", "-c", "sleep 600; :", AGENT, "--work", directory.cells().toString());

    processes.killAll();

    assertThat(started).hasSize(5).allMatch(Process::isAlive);
  }

  @Test
  void theJvmOfACellIsEndedWithWhatItStarted() throws Exception {
    Process cell = java(List.of(cellProperty(directory)));
    Process longLine = java(List.of(cellProperty(directory), "-Dpadding=" + "x".repeat(9_000)));

    processes.killAll();

    assertEnded(cell);
    assertEnded(longLine);
    for (long child : children) {
      assertGone(child);
    }
  }

  @Test
  void theAgentIsFoundByItsDirectoryEvenIfItNeverNotedItsProcessId() throws Exception {
    Process agent = java(List.of(), AGENT, "run", "--work", directory.cells().toString(), "--end");
    assertThat(processes.agentIsAlive()).isFalse();

    Files.writeString(directory.processId(), agent.pid() + "\n");
    assertThat(processes.agentIsAlive()).isTrue();
    Files.delete(directory.processId());
    processes.killAll();

    assertEnded(agent);
  }

  @Test
  void jvmsOfAnotherTrialSurvive() throws Exception {
    TrialDirectory other =
        new TrialDirectory(directory.root().resolveSibling("stub-side-r01-a1" + "0"));
    Process cell = java(List.of(cellProperty(other)));
    Process agent = java(List.of(), AGENT, "run", "--work", other.cells().toString(), "--end");
    Process user = java(List.of("-Dlog=" + directory.words()), directory.cells().toString());

    processes.killAll();

    assertThat(List.of(cell, agent, user)).allMatch(Process::isAlive);
  }

  @Test
  void aProcessIdThatWasUsedAgainIsNotTheAgent() throws Exception {
    Process bystander = start("tail", "-f", directory.words().toString());
    Files.writeString(directory.processId(), bystander.pid() + "\n");

    assertThat(processes.agentWasStarted()).isTrue();
    assertThat(processes.agentIsAlive()).isFalse();
    assertThat(processes.stopAgent()).isFalse();
    processes.killAll();
    assertThat(bystander.isAlive()).isTrue();
  }

  @Test
  void aNoteThatIsNoProcessIdIsNobody() throws IOException {
    for (String text : List.of("", "x", "-1", "99999999999999999999")) {
      Files.writeString(directory.processId(), text);
      assertThat(processes.agentIsAlive()).as(text).isFalse();
    }
  }

  @Test
  void thisMachineShowsItsProcesses() {
    assertThat(TrialProcesses.areVisible()).isTrue();
  }

  private static String cellProperty(TrialDirectory trial) {
    return "-Darchbench.cell.dir=" + trial.cells().resolve("cell-000");
  }

  private Process start(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  /** A JVM that has a child by the time this returns. */
  private Process java(List<String> flags, String... arguments) throws Exception {
    Path child = temporary.resolve("child-" + started.size());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classes(), Sleeper.class.getName(), child.toString()));
    command.addAll(List.of(arguments));
    Process process = start(command.toArray(String[]::new));
    while (!Files.exists(child)) {
      assertThat(process.isAlive()).as("%s", command).isTrue();
      Thread.sleep(20);
    }
    children.add(Long.parseLong(Files.readString(child)));
    return process;
  }

  private static String classes() throws URISyntaxException {
    return Path.of(Sleeper.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static void assertEnded(Process process) throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static void assertGone(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) { // killed, but perhaps not yet reaped
      assertThat(process.get().onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }
}
