package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.CellComparison.Failure;
import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.whole.Worth;
import io.archbench.report.CellBuilder;
import io.archbench.report.Fixture;
import io.archbench.report.Report;
import io.archbench.report.RunFacts;
import io.archbench.trial.record.CellResult.FailureKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChangedRowTest {
  private static final String ALLOCATION = "allocation";
  private static final Verdict WORSE = new Verdict.Regressed();

  private static CellBuilder cell(String name) {
    return CellBuilder.cell("stub/Stub." + name + ":thrpt:t1", "ops/s");
  }

  private static CellBuilder slower(String name, double half) {
    return cell(name)
        .measured(1000, .9, .9 * Math.exp(-half), .9 * Math.exp(half), 5)
        .verdict(WORSE);
  }

  private static CellBuilder same(String name) {
    return cell(name).measured(1000, 1, .99, 1.01, 5).verdict(new Verdict.Equivalent());
  }

  /** How much a side allocates is counted: it may be the same in each fork. */
  private static MetricComparison allocation(double ratio, Verdict verdict) {
    Optional<Double> exactly = Optional.of(ratio);
    return new MetricComparison(
        ALLOCATION,
        "B/op",
        new Sided<>(5, 5),
        new Sided<>(Optional.of(100.0), Optional.of(100 / ratio)),
        Optional.of(Math.log(ratio)),
        Optional.of(0.0),
        Optional.of(4.0),
        Optional.of(new Ratio(ratio, exactly, exactly, exactly, exactly)),
        verdict);
  }

  private static Failure failure() {
    return new Failure("new", "stub-new-r01", FailureKind.THREW, "no tree", "");
  }

  private static Comparison comparison(String architecture, CellBuilder... cells) {
    return new Comparison(
        "old-" + architecture,
        "new-" + architecture,
        Pairing.OWN_NODES,
        "trial",
        Stream.of(cells).map(CellBuilder::build).toList(),
        List.of(),
        Worth.NONE);
  }

  private static List<ChangedRow> rows(Comparison... comparisons) {
    Report usual = Fixture.TWO_COMPARISONS.report();
    ComparisonDocument document = usual.document();
    RunFacts facts = usual.facts();
    return ChangedRow.of(
        ReportView.of(
            new Report(
                new ComparisonDocument(
                    document.schemaVersion(),
                    document.method(),
                    document.study(),
                    document.run(),
                    document.workSha256(),
                    document.design(),
                    false,
                    List.of(),
                    List.of(comparisons),
                    List.of(),
                    List.of(),
                    document.exit()),
                new RunFacts(
                    facts.created(),
                    facts.archbenchVersion(),
                    facts.rounds(),
                    facts.jmhSettings(),
                    facts.rules(),
                    facts.cells(),
                    Stream.of("amd64", "arm64").flatMap(ChangedRowTest::ran).toList(),
                    facts.files(),
                    facts.readiness(),
                    facts.ranBy(),
                    facts.notes(),
                    facts.repeatCommand(),
                    facts.hashes()),
                usual.samples())));
  }

  private static Stream<RunFacts.Ran> ran(String architecture) {
    return Stream.of("old-", "new-")
        .map(
            side ->
                new RunFacts.Ran(
                    side + architecture,
                    "node-" + architecture,
                    architecture,
                    "a CPU",
                    16,
                    "6.1.0",
                    "21.0.8+9",
                    List.of()));
  }

  @Test
  void whatHasNoNoiseStandsOutMostAfterFailures() {
    List<ChangedRow> rows =
        rows(
            comparison(
                "amd64",
                slower("quiet", .001),
                same("little").further(allocation(.9, WORSE)),
                same("much").further(allocation(.5, WORSE)),
                cell("broken").failed(failure()),
                slower("noisy", .05)));

    assertThat(rows)
        .extracting(row -> row.cell().name())
        .containsExactly("Stub.broken", "Stub.much", "Stub.little", "Stub.quiet", "Stub.noisy");
  }

  /** What the same cell may say on another architecture. */
  enum There {
    SAME,
    FASTER,
    SLOWER,
    UNKNOWN,
    FAILED,
    NOWHERE
  }

  private static CellBuilder cell(There there) {
    return switch (there) {
      case SAME -> same("get");
      case FASTER -> cell("get").measured(1000, 1.2, 1.19, 1.21, 5).verdict(new Verdict.Improved());
      case SLOWER -> slower("get", .01);
      case UNKNOWN ->
          cell("get")
              .measured(1000, .9, .5, 1.5, 5)
              .unknown(Verdict.Reason.NOISY, "too wide to tell", 3, 1);
      case FAILED -> cell("get").failed(failure());
      case NOWHERE -> same("other");
    };
  }

  @ParameterizedTest
  @CsvSource({
    "SAME, only on amd64",
    "FASTER, only on amd64",
    "SLOWER, amd64",
    "UNKNOWN, amd64; cannot tell on arm64",
    "FAILED, amd64; failed on arm64",
    "NOWHERE, amd64",
  })
  void aSlowerCellIsOnlyThereIfItIsKnownNotToBeElsewhere(There there, String words) {
    List<ChangedRow> rows =
        rows(comparison("amd64", slower("get", .01)), comparison("arm64", cell(there)));

    assertThat(on("amd64", rows)).isEqualTo(words);
  }

  @Test
  void aMetricIsHeldAgainstTheSameMetricAndNotAgainstTheThroughput() {
    CellBuilder worse = same("get").further(allocation(.9, WORSE));

    assertThat(on("amd64", rows(comparison("amd64", worse), comparison("arm64", worse))))
        .isEqualTo("amd64");
    assertThat(
            on(
                "amd64",
                rows(
                    comparison("amd64", worse),
                    comparison(
                        "arm64",
                        slower("get", .01).further(allocation(1, new Verdict.Equivalent()))))))
        .isEqualTo("only on amd64");
    assertThat(on("amd64", rows(comparison("amd64", worse), comparison("arm64", same("get")))))
        .isEqualTo("amd64; cannot tell on arm64");
  }

  @ParameterizedTest
  @EnumSource(
      value = There.class,
      names = {"SAME", "SLOWER", "UNKNOWN"})
  void aFailureIsOnlyThereIfTheCellRanElsewhere(There there) {
    CellBuilder failed = cell("get").failed(failure());

    assertThat(on("amd64", rows(comparison("amd64", failed), comparison("arm64", cell(there)))))
        .isEqualTo("only on amd64");
    assertThat(on("amd64", rows(comparison("amd64", failed), comparison("arm64", failed))))
        .isEqualTo("amd64");
  }

  private static String on(String architecture, List<ChangedRow> rows) {
    return rows.stream()
        .filter(row -> row.comparison().contains(architecture))
        .findFirst()
        .orElseThrow()
        .architecture();
  }
}
