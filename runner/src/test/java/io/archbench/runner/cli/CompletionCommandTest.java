package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir private Path directory;

  private static String script(String shell) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(Main.run(new Console(stream, stream, false, false), "completion", shell)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Set<String> commands() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return ArchbenchCommand.commandLine(new Console(nowhere, nowhere, false, false))
        .getSubcommands()
        .keySet();
  }

  /** What bash offers after {@code archbench} and a beginning of a word. */
  private String offered(String beginning) throws IOException, InterruptedException {
    Path bash = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(bash), "there is no bash on this machine");
    Path file = Files.writeString(directory.resolve("completion"), script("bash"));
    Process process =
        new ProcessBuilder(
                bash.toString(),
                "--norc",
                "-c",
                "source '%s'; COMP_WORDS=(archbench '%s'); COMP_CWORD=1; _complete_archbench; echo \"${COMPREPLY[@]}\""
                    .formatted(file, beginning))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  @Test
  void bashCompletesTheBeginningOfACommand() throws Exception {
    assertThat(offered("res")).isEqualTo("resume");
    assertThat(offered("qqq")).isEmpty();
  }

  @Test
  void zshLoadsWhatTheBashScriptNeeds() {
    assertThat(script("zsh")).startsWith("autoload -U +X compinit").contains("bashcompinit");
  }

  @Test
  void fishKnowsEveryCommand() {
    assertThat(commands()).isNotEmpty();
    for (String command : commands()) {
      assertThat(script("fish")).contains("-n '__fish_use_subcommand' -a " + command + " -d '");
    }
  }
}
