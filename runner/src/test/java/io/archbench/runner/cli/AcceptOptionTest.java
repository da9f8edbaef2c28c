package io.archbench.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With a home in which one suite is described, and nothing can be run. */
class AcceptOptionTest {
  private static final String SUITE =
      """
      {"schemaVersion": 1, "name": "serving", "standsFor": "a server", "description": "A suite.",
       "sha256": "%s",
       "benchmarks": [
         {"key": "Ask.once", "method": "org.example.Ask.once", "modes": ["thrpt"], "parameters": {}}
       ],
       "quick": ["Ask.once"], "representative": [], "jvmFlags": [], "profilers": [], "openLoop": [],
       "needs": {"cpus": 1, "diskMiB": 0, "shmMiB": 0, "ports": true}, "defaultHeap": "64Mi"}
      """
          .formatted("0".repeat(64));
  private static final String STUDY =
      """
      schema: 1
      study: demo
      variants:
        g1: {arch: amd64, jvmArgs: [-XX:+UseG1GC, -Xdebug, -ea]}
        serial: {arch: amd64, jvmArgs: [-XX:+UseSerialGC]}
      suites:
        serving: {size: small}
      jmh: {warmup: 10s, iterations: 1, iterationTime: 1s, threads: [max]}
      rounds: {min: 5, max: 5}
      """;
  private static final String HOME = "archbench.home";
  private static final String[] BOTH = {"--accept", "debugger", "--accept", "debug-flags"};

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path study = Path.of("");
  private Path runs = Path.of("");

  @BeforeEach
  void install() throws IOException {
    Path suite = Files.createDirectories(directory.resolve("home/suites/serving"));
    Files.writeString(suite.resolve("suite.json"), SUITE);
    study = Files.writeString(directory.resolve("study.yaml"), STUDY);
    runs = directory.resolve("runs");
    System.setProperty(HOME, directory.resolve("home").toString());
  }

  @AfterEach
  void remove() {
    System.clearProperty(HOME);
  }

  private int run(String command, String... more) {
    String[] arguments =
        Stream.concat(Stream.of(command, study.toString()), Stream.of(more)).toArray(String[]::new);
    return Main.run(new Console(stream(out), stream(err), false, false), arguments);
  }

  private int begin(String command, String... more) {
    return run(
        command,
        Stream.concat(Stream.of("--runs", runs.toString()), Stream.of(more))
            .toArray(String[]::new));
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

  @ParameterizedTest
  @ValueSource(strings = {"run", "aa"})
  void errorsAreToldAndNothingIsBegun(String command) {
    assertThat(begin(command)).isEqualTo(ExitCodes.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err())
        .startsWith("findings\n  error debugger: variants.g1.jvmArgs\n")
        .contains("  error debug-flags: variants.g1.jvmArgs\n")
        .endsWith("--accept debugger --accept debug-flags\n");
    assertThat(runs).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "aa"})
  void whatIsAcceptedIsToldAndBegun(String command) throws IOException {
    begin(command, BOTH);
    assertThat(err())
        .contains("  warning debugger: variants.g1.jvmArgs\n")
        .doesNotContain("  error ");
    try (Stream<Path> files = Files.walk(runs)) {
      assertThat(files.filter(file -> file.endsWith("plan.json"))).hasSize(1);
    }
  }

  @Test
  void ofTwoErrorsBothHaveToBeAccepted() {
    assertThat(begin("run", "--accept", "debugger")).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).endsWith("go on all the same with --accept debug-flags\n");
    assertThat(runs).doesNotExist();
  }

  @Test
  void aPlanThatWouldNotRunIsShownAndIsNoSuccess() {
    assertThat(run("plan")).isEqualTo(ExitCodes.USAGE);
    assertThat(out()).startsWith("study demo").contains("\nfindings\n  error debugger: ");
    assertThat(err()).contains("--accept debugger --accept debug-flags");
    out.reset();
    assertThat(run("plan", BOTH)).isEqualTo(ExitCodes.DONE);
    assertThat(out()).contains("\nfindings\n  warning debugger: ");
  }

  @Test
  void aPlanForProgramsHoldsWhatItsTextShows() {
    assertThat(run("plan", "--json", "--accept", "debugger")).isEqualTo(ExitCodes.USAGE);
    JsonNode findings = new JsonMapper().readTree(out()).get("findings");
    assertThat(findings).hasSize(2);
    assertThat(findings.get(0).get("kind").asString()).isEqualTo("debug-flags");
    assertThat(findings.get(0).get("severity").asString()).isEqualTo("error");
    assertThat(findings.get(1).get("kind").asString()).isEqualTo("debugger");
    assertThat(findings.get(1).get("severity").asString()).isEqualTo("warning");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "aa", "plan"})
  void anIdThatThereIsNotIsAnsweredWithWhatWasPerhapsMeant(String command) {
    assertThat(run(command, "--accept", "debuger")).isEqualTo(ExitCodes.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err())
        .contains("--accept", "there is no finding 'debuger' (did you mean 'debugger'?)");
  }

  @Test
  void anImageThatCannotBeUsedCannotBeAccepted() {
    assertThat(run("run", "--accept", "image-unusable")).isEqualTo(ExitCodes.USAGE);
    assertThat(err()).contains("'image-unusable' cannot be accepted");
    assertThat(runs).doesNotExist();
  }
}
