package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night as one command, started more than once. */
class NightlyIT {
  private static final String STUDY =
      """
      schema: 1
      study: nightly
      design: detect
      variants:
        base: {arch: ARCH}
        head: {arch: ARCH}
        first: {arch: ARCH}
      comparisons: [{baseline: base, contender: head, anchor: first}]
      suites:
        stub: {cells: ["*steady"]}
      jmh: %s
      rounds: {min: 5, max: 5}
      resources: {heap: 64Mi}
      """;

  @TempDir private Path directory;

  @AfterEach
  void end() {
    new Archbench(directory).endAll();
  }

  private Path study() throws IOException {
    return Files.writeString(
        directory.resolve("nightly.yaml"),
        STUDY.replace("ARCH", StubSpecs.here().text()).formatted(Archbench.QUICK));
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> found = Files.list(directory.resolve("runs"))) {
      return found.filter(path -> path.getFileName().toString().startsWith("nightly-")).toList();
    }
  }

  @Test
  void aNightThatWasKilledGoesOnWithTheSameCommandAndIsMeasuredOnce() throws Exception {
    Archbench archbench = new Archbench(directory);
    String study = study().toString();
    Archbench.Running first = archbench.start("nightly", study);
    first.awaitWords("collected ");
    first.process().destroyForcibly().waitFor();

    Archbench.Result second = archbench.run("nightly", study, "--commit", "3f2a9c1");
    Archbench.Result third = archbench.run("nightly", study, "--commit", "3f2a9c1", "--json");

    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(second.err()).contains("this night was begun before, and goes on in runs/nightly-");
    assertThat(second.out()).contains("gate passed: 1 cell compared");
    assertThat(third.exit()).as(third.err()).isZero();
    assertThat(third.err()).contains("is measured").doesNotContain("started ");
    assertThat(third.out()).contains("\"passed\" : true").contains("\"references\" : [");
    assertThat(runs()).hasSize(1);
    assertThat(second.err()).contains("added run ").contains(" of the study nightly, ");
    assertThat(third.err()).contains(" already; nothing was changed");
    assertThat(archbench.run("history", "list", "nightly").out()).containsOnlyOnce("3f2a9c1");
    Archbench.Result trend = archbench.run("trend", "--all", "--html", "pages");
    assertThat(trend.out()).contains("over 1 night").contains("stub/StubBenchmark.steady");
    assertThat(directory.resolve("pages/index.html")).isNotEmptyFile();
    for (String file : List.of("report.html", "junit.xml", "archbench.prom", "comment.md")) {
      assertThat(runs().getFirst().resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void aHistoryThatIsAwayDoesNotKeepANightFromBeingJudged() throws Exception {
    String away = "jdbc:postgresql://127.0.0.1:1/history?user=nobody";

    Archbench.Result night =
        new Archbench(directory).run("nightly", study().toString(), "--history", away);

    assertThat(night.exit()).as(night.err()).isEqualTo(5);
    assertThat(night.err())
        .contains("The night begins all the same")
        .contains("measured and judged all the same")
        .contains("archbench history add runs/nightly-");
    assertThat(night.out()).contains("gate passed: 1 cell compared");
  }

  @Test
  void aHistoryThatCanNeverBeUsedEndsANightBeforeItBegins() throws Exception {
    Path notADatabase = Files.writeString(directory.resolve("text.db"), "no database".repeat(200));

    Archbench.Result night =
        new Archbench(directory)
            .run("nightly", study().toString(), "--history", notADatabase.toString());

    assertThat(night.exit()).as(night.err()).isEqualTo(2);
    assertThat(directory.resolve("runs")).doesNotExist();
    assertThat(notADatabase).hasContent("no database".repeat(200));
  }

  @Test
  void imagesAreForClustersAndStudiesThatEstimateAreNoNights() throws Exception {
    Archbench archbench = new Archbench(directory);
    Path study = study();

    Archbench.Result image = archbench.run("nightly", study.toString(), "--candidate", "h/b:1");
    Files.writeString(study, Files.readString(study).replace("design: detect\n", ""));
    Archbench.Result estimate = archbench.run("nightly", study.toString());

    assertThat(image.exit()).isEqualTo(2);
    assertThat(image.err()).contains("add --on kubernetes");
    assertThat(estimate.exit()).isEqualTo(2);
    assertThat(estimate.err()).contains("design").contains("detect");
    assertThat(directory.resolve("runs")).doesNotExist();
  }
}
