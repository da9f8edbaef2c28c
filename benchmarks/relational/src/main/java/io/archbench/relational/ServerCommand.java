package io.archbench.relational;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Starts programs of the server, in an environment in which nothing of this machine's matters. */
final class ServerCommand {
  private static final int SHOWN_LINES = 20;

  private ServerCommand() {}

  /** Starts one; what it prints goes to the end of a file. */
  static Process start(List<String> command, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Whether one ended well in time; one that does not end is killed. */
  static boolean succeeds(List<String> command, Path output, Duration patience)
      throws IOException, InterruptedException {
    Process process = start(command, output);
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  /** The end of what was printed. */
  static String printed(Path output) {
    try {
      List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
      return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).stream()
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "(" + output + " cannot be read: " + e + ")";
    }
  }
}
