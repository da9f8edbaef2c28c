package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImageCommandTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int execute(String... arguments) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(stream, stream, false, false);
    CommandLine commands = ArchbenchCommand.commandLine(console, arguments);
    commands.setExecutionExceptionHandler(new Failures(console));
    return commands.execute(arguments);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aReferenceWithoutHostIsAWrongUse() {
    assertThat(execute("image", "inspect", "app:1")).isEqualTo(ExitCodes.USAGE);
    assertThat(said()).contains("the host always named");
    assertThat(execute("image")).isEqualTo(ExitCodes.USAGE);
    assertThat(said()).contains("image inspect REF");
  }

  @Test
  void aScanGoesOnPastWhatCannotBeRead(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("images.txt");
    Files.writeString(file, "# ours\n\napp:1\nhttp://127.0.0.1:1/a:1\napp:1\n");

    assertThat(execute("image", "scan", "--from", file.toString())).isEqualTo(ExitCodes.DONE);
    assertThat(said())
        .contains("unknown  app:1")
        .contains("unknown  http://127.0.0.1:1/a:1")
        .contains("2 images on linux/arm64: 0 ready, 0 slower, 0 blocked, 2 unknown");
    assertThat(execute("image", "scan", "--from", file + "x")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void aRegistryThatIsNotThereIsInfrastructure() {
    assertThat(execute("image", "inspect", "http://127.0.0.1:1/a:1"))
        .isEqualTo(ExitCodes.INFRASTRUCTURE);
    assertThat(said()).contains("127.0.0.1:1: no connection");
  }

  @Test
  void whatAnImageHoldsIsNoCommandToTheTerminal(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("images.txt");
    Files.writeString(file, "app\u001b[2J:1\n");

    assertThat(execute("image", "scan", "--from", file.toString())).isEqualTo(ExitCodes.DONE);
    assertThat(said()).contains("app\uFFFD[2J:1").doesNotContain("\u001b");
  }
}
