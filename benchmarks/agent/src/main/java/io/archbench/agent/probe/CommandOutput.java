package io.archbench.agent.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a small command prints, asked with patience that ends. */
final class CommandOutput {
  private CommandOutput() {}

  /**
   * The command's standard output, whatever its exit code; absent if it cannot be started or is not
   * done in time, and then it is ended.
   */
  static Optional<String> of(List<String> command, Duration patience) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return Optional.empty();
    }
    // read beside this thread: whoever inherits the pipe can hold it open for good
    FutureTask<byte[]> reading = new FutureTask<>(process.getInputStream()::readAllBytes);
    Thread reader = new Thread(reading, "output of " + command.get(0));
    reader.setDaemon(true);
    reader.start();
    try {
      byte[] printed = reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.of(new String(printed, StandardCharsets.UTF_8));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }
}
