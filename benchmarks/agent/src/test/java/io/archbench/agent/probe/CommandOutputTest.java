package io.archbench.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandOutputTest {
  private static final Duration AMPLE = Duration.ofMinutes(1);

  @TempDir private Path directory;

  @Test
  void whatIsPrintedCountsWhateverTheExitCode() {
    assertThat(sh("echo hw.ncpu: 8; echo unknown oid >&2; exit 1", AMPLE)).contains("hw.ncpu: 8\n");
  }

  @Test
  void aCommandThatIsNotThereHasNoOutput() {
    assertThat(CommandOutput.of(List.of("/nonexistent/sysctl"), AMPLE)).isEmpty();
  }

  @Test
  void aCommandWaitsForNoInput() {
    assertThat(sh("cat; echo end", AMPLE)).contains("end\n");
  }

  @Test
  void aCommandThatHangsIsEnded() throws Exception {
    Path pid = directory.resolve("pid");

    Optional<String> output = sh("echo $$ > '" + pid + "'; exec sleep 600", Duration.ofSeconds(2));

    assertThat(output).isEmpty();
    assertGone(pid);
  }

  @Test
  void aPipeHeldOpenByAnotherProcessDoesNotHoldUpTheProbe() throws Exception {
    Path pid = directory.resolve("pid");

    Optional<String> output =
        sh("sleep 600 & echo $! > '" + pid + "'; echo here", Duration.ofSeconds(2));

    assertThat(output.orElse("here\n")).isEqualTo("here\n");
    ProcessHandle.of(number(pid)).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static Optional<String> sh(String script, Duration patience) {
    return CommandOutput.of(List.of("/bin/sh", "-c", script), patience);
  }

  private static void assertGone(Path pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(number(pid));
    if (process.isPresent()) { // killed, but perhaps not yet reaped
      assertThat(process.get().onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  private static long number(Path pid) throws IOException {
    return Long.parseLong(Files.readString(pid).strip());
  }
}
