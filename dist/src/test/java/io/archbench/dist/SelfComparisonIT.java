package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine can tell: a variant against itself, and the rules against simulated truth. */
class SelfComparisonIT {
  @TempDir private Path directory;

  @AfterEach
  void leaveNoProcess() {
    new Archbench(directory).endAll();
  }

  @Test
  void whatAVariantAgainstItselfSaysOfAMachineIsPrintedByLaterRuns() throws Exception {
    Archbench archbench = new Archbench(directory);
    Path study = archbench.study("self", 3, List.of("*steady"));

    Archbench.Result own = archbench.run("aa", study.toString(), "--variant", "parallel");

    assertThat(own.exit()).as(own.err()).isZero();
    assertThat(own.out())
        .contains("machine       ")
        .contains("false alarms  not measurable: no cell can carry a verdict")
        .contains("stub/StubBenchmark.steady");
    RunFiles run = new RunFiles(directory.resolve(own.lastLine()));
    assertThat(run.comparison().get("comparisons").get(0).get("pairing").asString())
        .isEqualTo("same-node");
    assertThat(run.text("report.html"))
        .contains("parallel is set against itself")
        .contains("/study.yaml --variant parallel");
    try (Stream<Path> kept = Files.list(archbench.state())) {
      assertThat(kept).hasSize(1);
    }

    Archbench.Result later = archbench.run("run", study.toString());
    assertThat(new RunFiles(directory.resolve(later.lastLine())).text("report.html"))
        .contains("self was set against itself on")
        .contains("no cell could carry a verdict");
  }

  @Test
  void ownNodesOfWhichThereAreTooFewAreNotMeasurable() throws Exception {
    Archbench archbench = new Archbench(directory);
    Path study = archbench.study("self", 3, List.of("*steady"));
    Files.writeString(study, Files.readString(study) + "pairing: own-nodes\n");

    Archbench.Result refused = archbench.run("aa", study.toString());

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("not measurable").contains("needs 6 nodes, and there are 1");
  }

  /** Three benchmarks of five forks, each half a percent from the next. */
  private static String files() {
    StringBuilder json = new StringBuilder("[");
    for (int benchmark = 0; benchmark < 3; benchmark++) {
      json.append(benchmark == 0 ? "" : ",")
          .append(
              """
              {"benchmark": "org.x.B.b%d", "mode": "thrpt", "threads": 1, "forks": 5,
               "warmupIterations": 10, "warmupTime": "1 s",
               "measurementIterations": 2, "measurementTime": "1 s",
               "primaryMetric": {"score": 1000, "scoreUnit": "ops/s",
               "rawData": [[1000, 1001], [1005, 1004], [995, 996], [1010, 1009], [990, 991]]},
               "secondaryMetrics": {}}
              """
                  .formatted(benchmark));
    }
    return json.append("]").toString();
  }

  @Test
  void theRulesAreScoredOnFilesAndThoseWithoutForksAreRefused() throws Exception {
    Archbench archbench = new Archbench(directory);
    Path files = Files.createDirectories(directory.resolve("files"));

    Archbench.Result empty = archbench.run("validate", "--population", files.toString());
    assertThat(empty.exit()).isEqualTo(2);
    assertThat(empty.err()).contains("raw values of 5 forks");

    Files.writeString(files.resolve("a.json"), files());
    Archbench.Result scored = archbench.run("validate", "--population", files.toString());
    assertThat(scored.exit()).isEqualTo(scored.out().contains("MISS ") ? 1 : 0);
    assertThat(scored.out()).containsPattern("met   G1 +false alarms, 10 [+] 10 +0.00");
    assertThat(scored.out()).contains("met   control false alarms if significance ends it");
    assertThat(scored.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }
}
