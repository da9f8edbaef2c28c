package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.CellKey;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A team measures its own jar, and one build of it against another. */
class OwnJarIT {
  private static final String SOURCE =
      """
      package team;

      import java.util.concurrent.TimeUnit;
      import org.openjdk.jmh.annotations.*;

      public class Parser {
        @Benchmark
        @Fork(value = 3, jvmArgs = "-Dteam=1")
        @Warmup(iterations = 1, time = 150, timeUnit = TimeUnit.MILLISECONDS)
        @Measurement(iterations = 2, time = 120, timeUnit = TimeUnit.MILLISECONDS)
        @Threads(2)
        public double kept() {
          return Math.log(System.nanoTime());
        }

        @Benchmark
        @Warmup(iterations = 1, time = 100, timeUnit = TimeUnit.MILLISECONDS)
        @Measurement(iterations = 2, time = 100, timeUnit = TimeUnit.MILLISECONDS)
        @Threads(1)
        public double second() {
          return Math.sin(System.nanoTime());
        }
      }
      """;

  @TempDir private Path directory;

  @AfterEach
  void leaveNoProcess() {
    new Archbench(directory).endAll();
  }

  private Path study(String variants, String suite) throws IOException {
    String text =
        """
        schema: 1
        study: own
        variants:
        %s
        comparisons: [{baseline: base, contender: head%s}]
        suites:
          ours: %s
        rounds: {min: 2, max: 2}
        resources: {heap: 64Mi}
        """
            .formatted(
                variants.replace("ARCH", StubSpecs.here().text()).indent(2).stripTrailing(),
                variants.contains("jar:") ? ", axis: build" : "",
                suite);
    return Files.writeString(directory.resolve("own.yaml"), text);
  }

  private static final String TWO_COLLECTORS =
      """
      base: {arch: ARCH, jvmArgs: [-XX:+UseSerialGC]}
      head: {arch: ARCH, jvmArgs: [-XX:+UseParallelGC]}
      """;

  @Test
  void aJarThatHoldsAllItNeedsIsMeasuredAsItsAnnotationsSay() throws Exception {
    BenchmarkJar.uber(directory.resolve("target/benchmarks.jar"), "team.Parser", SOURCE);

    Archbench.Result result =
        new Archbench(directory)
            .run("run", study(TWO_COLLECTORS, "{jar: target/benchmarks.jar}").toString());

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.err()).contains("flags of @Fork(jvmArgs) are not used: -Dteam=1");
    RunFiles run = new RunFiles(directory.resolve(result.lastLine()));
    List<TrialRecord> records = run.records().keySet().stream().map(RunFiles::record).toList();
    assertThat(records).hasSize(4);
    Map<String, Duration> measured = new TreeMap<>();
    for (TrialSpec spec : records.stream().map(TrialRecord::spec).toList()) {
      spec.cells()
          .forEach(cell -> measured.put(cell.key().text(), cell.settings().timeInIterations()));
    }
    assertThat(measured)
        .containsOnly(
            Map.entry("ours/Parser.kept:thrpt:t2", Duration.ofMillis(2 * 120 + 2 * 120)),
            Map.entry("ours/Parser.second:thrpt:t1", Duration.ofMillis(300)));
    assertThat(run.comparison().get("comparisons").get(0).get("cells"))
        .allSatisfy(cell -> assertThat(cell.has("ratio")).isTrue());
  }

  @Test
  void twoBuildsAreComparedAndWhatOneAloneHasIsListed() throws Exception {
    BenchmarkJar.thin(directory.resolve("base/benchmarks.jar"), "team.Parser", SOURCE);
    BenchmarkJar.thin(
        directory.resolve("head/benchmarks.jar"),
        "team.Parser",
        SOURCE.replace("double second()", "double renamed()"));

    Archbench.Result result =
        new Archbench(directory)
            .run(
                "run",
                study(
                        """
                        base: {arch: ARCH, suites: {ours: {jar: base/benchmarks.jar}}}
                        head: {arch: ARCH, suites: {ours: {jar: head/benchmarks.jar}}}
                        """,
                        "{}")
                    .toString());

    assertThat(result.exit()).as(result.err()).isZero();
    RunFiles run = new RunFiles(directory.resolve(result.lastLine()));
    Map<String, String> flags = new TreeMap<>();
    Map<String, Boolean> ratios = new TreeMap<>();
    JsonNode comparison = run.comparison().get("comparisons").get(0);
    for (JsonNode cell : comparison.get("cells")) {
      String benchmark = CellKey.parse(cell.get("key").asString()).benchmark();
      flags.put(benchmark, cell.get("flags").toString());
      ratios.put(benchmark, cell.has("ratio"));
    }
    assertThat(flags)
        .containsEntry("Parser.second", "[\"gone\"]")
        .containsEntry("Parser.renamed", "[\"new\"]");
    assertThat(ratios)
        .isEqualTo(Map.of("Parser.kept", true, "Parser.renamed", false, "Parser.second", false));
    assertThat(comparison.get("fairness"))
        .anySatisfy(
            row -> {
              assertThat(row.get("field").asString()).isEqualTo("suite.sha256");
              assertThat(row.get("class").asString()).isEqualTo("varied");
            });
    assertThat(result.out()).contains("gone").contains("new");
    assertThat(RunFiles.REPORTS)
        .allSatisfy(name -> assertThat(run.text(name)).contains("Parser.renamed"));
  }

  @Test
  void aRunKeepsWhatItMeasures() throws Exception {
    Path jar = BenchmarkJar.uber(directory.resolve("ours.jar"), "team.Parser", SOURCE);
    Archbench archbench = new Archbench(directory);
    Archbench.Running running =
        archbench.start("run", study(TWO_COLLECTORS, "{jar: ours.jar}").toString());
    Path run = archbench.awaitRun(running, "runs");
    running.process().destroyForcibly().waitFor();
    Files.delete(jar);

    Archbench.Result resumed = archbench.run("resume", run.toString());

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(new RunFiles(run).records()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void aJarThatCannotBeMeasuredIsNamed() throws Exception {
    Archbench archbench = new Archbench(directory);
    Path study = study(TWO_COLLECTORS, "{jar: ours.jar}");

    assertThat(archbench.run("plan", study.toString()))
        .satisfies(
            result -> {
              assertThat(result.exit()).isEqualTo(2);
              assertThat(result.err())
                  .contains("own.yaml:8: suites.ours.jar: expected a JMH jar")
                  .contains("no file ");
            });
    Files.writeString(directory.resolve("ours.jar"), "no jar");
    assertThat(archbench.run("plan", study.toString()).err()).contains("which is no jar");
    BenchmarkJar.uber(
        directory.resolve("ours.jar"), "team.Nothing", "package team; public class Nothing {}");
    assertThat(archbench.run("plan", study.toString()).err())
        .contains("expected a jar with benchmarks of JMH")
        .containsOnlyOnce("annotation processor")
        .doesNotContain("Exception");
    BenchmarkJar.thin(directory.resolve("thin/ours.jar"), "team.Parser", SOURCE);
    Files.copy(
        directory.resolve("thin/ours.jar"),
        directory.resolve("ours.jar"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(archbench.run("plan", study.toString()).err())
        .contains("expected a jar with all that it needs, or lib/ beside it");
  }
}
