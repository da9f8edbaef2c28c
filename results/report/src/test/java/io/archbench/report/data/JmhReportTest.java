package io.archbench.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.files.ResultFileReader;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Samples;
import io.archbench.report.Fixture;
import io.archbench.report.Report;
import io.archbench.report.ReportFile;
import io.archbench.report.ReportFormat;
import io.archbench.trial.CellKey;
import io.archbench.trial.jmh.JmhJson;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.record.CellResult.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.util.ListStatistics;

class JmhReportTest {
  private static final Offset<Double> EQUAL = Offset.offset(1e-6); // JMH searches for its quantiles

  @TempDir private Path directory;

  private static List<ReportFile> files(Report report) {
    return ReportFormat.JMH.files(report);
  }

  private static List<JmhResult> read(ReportFile file, Report report) {
    return JmhJson.read(file.writer().bytes(report), file.name());
  }

  @Test
  void eachVariantHasAFileOfItsOwn() {
    assertThat(files(Fixture.EXPORTED.report()).stream().map(ReportFile::name))
        .containsExactly("jmh-g1.json", "jmh-parallel.json");
    assertThat(files(Fixture.EMPTY.report())).isEmpty();
  }

  @Test
  void namesOfVariantsLeadNowhereElse() {
    CellKey cell = CellKey.parse("jmh/A.b:thrpt:t1");
    Map<String, CellForks> sides = new TreeMap<>();
    for (String name : List.of("../../etc/passwd", "a b", "a+b", "..")) {
      sides.put(name, new CellForks(List.of(fork(cell, 1, 1)), List.of()));
    }
    List<String> names = files(of(Map.of(cell, sides))).stream().map(ReportFile::name).toList();

    assertThat(names)
        .contains(
            "jmh-..%2F..%2Fetc%2Fpasswd.json", "jmh-...json", "jmh-a+b.json", "jmh-a%2Bb.json")
        .allSatisfy(name -> assertThat(Path.of(name).getNameCount()).isEqualTo(1));
  }

  @Test
  void ourOwnReaderFindsEveryForkAndNothingElse() {
    Report report = Fixture.EXPORTED.report();
    List<JmhResult> results = read(files(report).get(1), report);

    assertThat(results).hasSize(3);
    JmhResult rate = results.get(1);
    assertThat(rate.benchmark()).isEqualTo("io.archbench.suite.indexing.Search.term");
    assertThat(rate.parameters()).containsExactly(Map.entry("codec", "default"));
    assertThat(rate.threads()).isEqualTo(16);
    assertThat(rate.forks()).hasSize(6).allMatch(fork -> fork.size() == 3);
    assertThat(rate.schedule().forks()).contains(6);
    assertThat(rate.schedule().warmup().orElseThrow().text()).isEqualTo("8 x 7000 ms");
    assertThat(rate.runtime().jdkVersion()).contains("21.0.8");
    assertThat(rate.runtime().arguments())
        .contains(List.of("-XX:+UseParallelGC", "-Xms1g", "-Xmx1g"));
    assertThat(rate.secondary())
        .hasEntrySatisfying(
            "gc.alloc.rate.norm", metric -> assertThat(metric.values()).hasSize(18));
    assertThat(results.get(2).mode()).isEqualTo("ss");
    assertThat(results.get(2).schedule().measurement().orElseThrow().time())
        .isEqualTo("single-shot");
    assertThat(results.get(2).forks()).as("one trial failed").hasSize(5);
  }

  @Test
  void comparingTheFilesGivesTheRatiosOfTheReport() throws IOException {
    Report report = Fixture.EXPORTED.report();
    for (ReportFile file : files(report)) {
      Files.write(directory.resolve(file.name()), file.writer().bytes(report));
    }
    FileSides sides =
        FileSides.of(
            List.of(ResultFileReader.read(directory.resolve("jmh-g1.json"))),
            List.of(ResultFileReader.read(directory.resolve("jmh-parallel.json"))));
    Question question =
        new Question(
            "files",
            "",
            sides.workSha256(),
            Aim.ESTIMATE,
            List.of(new Sides("g1", "parallel", Pairing.FILES, false)),
            List.of(),
            Map.of(),
            Policy.DEFAULT,
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            MoneyQuestion.NONE);
    List<CellComparison> again = Comparer.compare(question, sides).comparisons().getFirst().cells();
    List<CellComparison> cells =
        report.document().comparisons().getFirst().cells().stream()
            .filter(cell -> cell.failed().isEmpty()) // without a pair, its block does not count
            .toList();

    assertThat(cells).hasSize(2);
    for (CellComparison cell : cells) {
      assertThat(
              again.stream()
                  .filter(other -> other.key().benchmark().equals(cell.key().benchmark()))
                  .findFirst()
                  .flatMap(CellComparison::ratio)
                  .orElseThrow()
                  .value())
          .isCloseTo(cell.ratio().orElseThrow().value(), EQUAL);
    }
  }

  @Test
  void figuresAreThoseThatJmhItselfGives() {
    double[] values = {1013.5, 998.25, 1204, 1001, 987.75, 1012, 1000.5};
    ListStatistics jmh = new ListStatistics(values);
    JmhMetric metric =
        JmhMetric.ofScores(
            "ops/s", List.of(IntStream.range(0, 7).mapToObj(i -> values[i]).toList()));

    assertThat(metric.score()).isCloseTo(jmh.getMean(), EQUAL);
    assertThat(metric.scoreError()).isCloseTo(jmh.getMeanErrorAt(.999), EQUAL);
    assertThat(metric.scoreConfidence().get(0))
        .isCloseTo(jmh.getConfidenceIntervalAt(.999)[0], EQUAL);
    assertThat(metric.scoreConfidence().get(1))
        .isCloseTo(jmh.getConfidenceIntervalAt(.999)[1], EQUAL);
    assertThat(metric.scorePercentiles()).hasSize(10);
    metric
        .scorePercentiles()
        .forEach(
            (percentile, value) ->
                assertThat(value)
                    .as(percentile)
                    .isCloseTo(jmh.getPercentile(Double.parseDouble(percentile)), EQUAL));
  }

  @Test
  void tooFewValuesHaveNoError() {
    JmhMetric metric = JmhMetric.ofScores("ops/s", List.of(List.of(1.0), List.of(2.0)));

    assertThat(metric.score()).isEqualTo(1.5);
    assertThat(metric.scoreError()).isNaN();
    assertThat(new ListStatistics(new double[] {1, 2}).getMeanErrorAt(.999)).isNaN();
  }

  @Test
  void whatIsCountedIsAddedUp() {
    assertThat(JmhMetric.ofProfiler("gc.count", "counts", List.of(List.of(3.0, 4.0))).score())
        .isEqualTo(7);
    assertThat(JmhMetric.ofProfiler("gc.alloc.rate", "MB/sec", List.of(List.of(3.0, 4.0))).score())
        .isEqualTo(3.5);
  }

  @Test
  void cellsThatViewersWouldNotTellApartAreStillTwo() {
    CellKey max = CellKey.parse("jmh/A.b:thrpt:tmax");
    CellKey quarter = CellKey.parse("jmh/A.b:thrpt:tquarter");
    CellKey other = CellKey.parse("jmh/A.c:thrpt:tquarter");
    Report report =
        of(
            Map.of(
                max, side(fork(max, 1, 1)),
                quarter, side(fork(quarter, 1, 1)),
                other, side(fork(other, 1, 1))));
    List<JmhResult> results = read(files(report).getFirst(), report);

    assertThat(results.stream().map(JmhResult::parameters))
        .containsExactly(
            Map.of("archbench.cell", "jmh:thrpt:tmax"),
            Map.of("archbench.cell", "jmh:thrpt:tquarter"),
            Map.of());
  }

  @Test
  void otherNumbersOfThreadsAreOtherEntries() {
    CellKey cell = CellKey.parse("jmh/A.b:thrpt:tmax");
    Report report = of(Map.of(cell, side(fork(cell, 1, 16), fork(cell, 2, 32))));

    assertThat(read(files(report).getFirst(), report).stream().map(JmhResult::threads))
        .containsExactly(16, 32);
  }

  private static Map<String, CellForks> side(Fork... forks) {
    return Map.of("side", new CellForks(List.of(forks), List.of()));
  }

  private static Report of(Map<CellKey, Map<String, CellForks>> forks) {
    Report empty = Fixture.EMPTY.report();
    return new Report(empty.document(), empty.facts(), Samples.of(forks));
  }

  private static Fork fork(CellKey cell, int round, int threads) {
    Measured measured =
        new Measured(
            cell,
            threads,
            "ops/s",
            List.of(1.0, 2.0),
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Instant.EPOCH,
            Instant.EPOCH);
    return Fork.of("trial", round, "node", measured);
  }
}
