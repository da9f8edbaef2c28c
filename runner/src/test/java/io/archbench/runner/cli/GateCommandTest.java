package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.runner.run.RunFixtures;
import io.archbench.trial.RunId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GateCommandTest {
  @TempDir private Path runs;

  @Test
  void ofARunThatIsNotFinishedAllCodesThatApplyAreGiven() {
    Path run = RunFixtures.directory(runs, new RunId("aaaaaaaa")).root();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    int exit =
        Main.run(new Console(stream, nowhere, false, false), "gate", run.toString(), "-o", "json");

    JsonNode json = JsonMapper.shared().readTree(out.toByteArray());
    assertThat(exit).isEqualTo(5);
    assertThat(json.get("exit").asInt()).isEqualTo(5);
    assertThat(json.get("all").valueStream().map(JsonNode::asInt)).containsExactly(5, 4);
  }
}
