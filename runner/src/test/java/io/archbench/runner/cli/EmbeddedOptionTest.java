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

/** With a home in which one suite is described, and nothing can be run. */
class EmbeddedOptionTest {
  private static final String FLAG = "-Darchbench.allowEmbedded=true";
  private static final String SUITE =
      """
      {"schemaVersion": 1, "name": "serving", "standsFor": "a server", "description": "A suite.",
       "sha256": "%s",
       "benchmarks": [
         {"key": "Ask.once", "method": "org.example.Ask.once", "modes": ["thrpt"], "parameters": {}}
       ],
       "quick": ["Ask.once"], "representative": [], "jvmFlags": [], "profilers": [], "openLoop": [],
       "needs": {"cpus": 1, "diskMiB": 0, "shmMiB": 0, "ports": true}, "defaultHeap": "64Mi",
       "embedded": "a server of its own"}
      """
          .formatted("0".repeat(64));
  private static final String STUDY =
      """
      schema: 1
      study: demo
      variants:
        g1: {arch: amd64, jvmArgs: [-XX:+UseG1GC]}
        serial: {arch: amd64, jvmArgs: [-XX:+UseSerialGC]}
      suites:
        serving: {size: small}
      jmh: {warmup: 10s, iterations: 1, iterationTime: 1s, threads: [max]}
      rounds: {min: 5, max: 5}
      """;
  private static final String HOME = "archbench.home";

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path study = Path.of("");

  @BeforeEach
  void install() throws IOException {
    Path suite = Files.createDirectories(directory.resolve("home/suites/serving"));
    Files.writeString(suite.resolve("suite.json"), SUITE);
    study = Files.writeString(directory.resolve("study.yaml"), STUDY);
    System.setProperty(HOME, directory.resolve("home").toString());
  }

  @AfterEach
  void remove() {
    System.clearProperty(HOME);
  }

  private void run(String... arguments) {
    Main.run(new Console(stream(out), stream(err), false, false), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void aPlanAllowsWhatIsEmbeddedOnlyIfThatIsSaid() {
    run("plan", study.toString(), "--json");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("serving").doesNotContain(FLAG);
    out.reset();
    run("plan", study.toString(), "--json", "--allow-embedded");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(FLAG)
        .contains("it uses a server of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "aa"})
  void whatIsBegunKeepsItInItsPlanForWhoeverResumes(String command) throws IOException {
    Path runs = directory.resolve("runs");
    run(command, study.toString(), "--runs", runs.toString(), "--allow-embedded");
    try (Stream<Path> files = Files.walk(runs)) {
      assertThat(files.filter(file -> file.endsWith("plan.json")))
          .singleElement()
          .satisfies(plan -> assertThat(plan).content().contains(FLAG));
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("note: suites.serving: --allow-embedded: ", "it uses a server of its own");
  }
}
