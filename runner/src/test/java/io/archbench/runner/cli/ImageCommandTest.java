package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
    assertThat(said()).contains("image inspect");
  }

  @Test
  void aRegistryThatIsNotThereIsInfrastructure() {
    assertThat(execute("image", "inspect", "http://127.0.0.1:1/a:1"))
        .isEqualTo(ExitCodes.INFRASTRUCTURE);
    assertThat(said()).contains("127.0.0.1:1: no connection");
  }
}
