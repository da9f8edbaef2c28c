package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MainTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Main.run(new Console(stream(out), stream(err), false, false), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutArgumentsThereIsAnExampleAndAPointer() {
    assertThat(run()).isEqualTo(ExitCodes.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("archbench run examples/", "archbench --help");
  }

  @Test
  void aTypingErrorIsAnsweredWithWhatWasPerhapsMeant() {
    assertThat(run("reusme", "runs/x")).isEqualTo(ExitCodes.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("reusme", "Did you mean", "resume");
  }

  @Test
  void anUnknownOptionIsBadUsageAndPointsToTheCommandsOwnHelp() {
    assertThat(run("status", "--jsno", "x")).isEqualTo(ExitCodes.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("--jsno", "archbench status --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "plan", "resume", "status", "report", "compare"})
  void aMissingArgumentIsBadUsage(String command) {
    assertThat(run(command)).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("archbench: ", "archbench " + command + " --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpIsAResultAndOpensWithExamples(String help) {
    assertThat(run(help)).isEqualTo(ExitCodes.DONE);
    assertThat(out()).startsWith("Examples:").contains("resume", "report", "suites");
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "plan", "resume", "status", "report", "compare", "suites", "version"})
  void helpOnACommandIsTheSameBothWays(String command) {
    assertThat(run("help", command)).isEqualTo(ExitCodes.DONE);
    String help = out();
    out.reset();
    assertThat(run(command, "--help")).isEqualTo(ExitCodes.DONE);
    assertThat(out()).isEqualTo(help).contains("archbench " + command);
  }

  @Test
  void helpOnExitCodesIsTheTable() {
    assertThat(run("help", "exit-codes")).isEqualTo(ExitCodes.DONE);
    assertThat(out()).isEqualTo(ExitCodes.TABLE);
  }

  @Test
  void helpOnNothingThatExistsIsBadUsage() {
    assertThat(run("help", "exit-cods")).isEqualTo(ExitCodes.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("exit-cods", "exit-codes");
  }

  @ParameterizedTest
  @CsvSource({"-o,json", "--output,json", "--json,"})
  void versionIsJsonForPrograms(String option, String value) {
    String[] arguments =
        value == null ? new String[] {"version", option} : new String[] {"version", option, value};
    assertThat(run(arguments)).isEqualTo(ExitCodes.DONE);
    JsonNode version = new JsonMapper().readTree(out());
    assertThat(version.get("schemaVersion").asInt()).isEqualTo(1);
    assertThat(version.propertyNames())
        .containsExactlyInAnyOrder(
            "schemaVersion", "archbench", "trialSchema", "comparisonSchema", "method", "java");
  }

  @Test
  void versionIsTextForPeople() {
    assertThat(run("version")).isEqualTo(ExitCodes.DONE);
    assertThat(out()).startsWith("archbench ").contains("\nJava ").endsWith("\n");
  }

  @Test
  void anUnknownFormOfOutputIsBadUsageAndNamesTheForms() {
    assertThat(run("version", "-o", "xml")).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("xml", "text", "json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "plan"})
  void aStudyThatIsNotThereIsBadUsageAndNamed(String command) {
    String missing = directory.resolve("missing.yaml").toString();
    assertThat(run(command, missing)).isEqualTo(ExitCodes.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err()).isEqualTo("archbench: " + missing + ": no such file\n");
  }

  @Test
  void aWrongStudyIsBadUsageAndNothingIsMade() throws Exception {
    Path study = Files.writeString(directory.resolve("study.yaml"), "schema: 1\nstudy: Demo\n");
    Path runs = directory.resolve("runs");
    assertThat(run("run", study.toString(), "--runs", runs.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains(study + ":2: study: ");
    assertThat(runs).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"resume", "status", "report"})
  void whatIsNoRunIsBadUsage(String command) {
    assertThat(run(command, directory.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err()).contains(directory + " is not a run").doesNotContain("bug");
  }
}
