package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ConfigCommandTest {
  private static String view(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(stream, stream, false, environment.containsKey("FORCE_COLOR"));
    new CommandLine(new ConfigCommand.View(console, environment)).execute(arguments);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void eachSettingSaysWhereItComesFrom() {
    assertThat(view(Map.of()))
        .contains("java      " + System.getProperty("java.home"))
        .contains("(found by the launcher; ARCHBENCH_JAVA_HOME changes it)")
        .contains("colour    off");
    assertThat(view(Map.of("ARCHBENCH_JAVA_HOME", "/x", "FORCE_COLOR", "1")))
        .contains("(ARCHBENCH_JAVA_HOME)")
        .contains("colour    on\n          (FORCE_COLOR)");
  }

  @Test
  void theHistoryIsWhereTheEnvironmentSaysAndShowsNoPassword() {
    assertThat(view(Map.of("ARCHBENCH_STATE", "/state")))
        .contains("history   /state/history.db\n          (the user's state directory;");
    assertThat(view(Map.of("XDG_STATE_HOME", "/xdg"))).contains("/xdg/archbench/history.db");
    String url = "jdbc:postgresql://ann:secret@host/db?user=ann&password=secret&ssl=true";
    assertThat(view(Map.of("ARCHBENCH_HISTORY", url)))
        .contains("jdbc:postgresql://...@host/db?user=ann&password=...&ssl=true")
        .contains("(ARCHBENCH_HISTORY)")
        .doesNotContain("secret");
  }

  @Test
  void jsonHoldsWhatTheTextShows() {
    assertThat(view(Map.of("NO_COLOR", "1"), "--json"))
        .contains("\"schemaVersion\" : 1")
        .contains("\"origin\" : \"NO_COLOR\"");
  }

  @Test
  void withoutAnActionTheOneThereIsIsNamed() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(Main.run(new Console(stream, stream, false, false), "config"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("archbench config view");
  }
}
