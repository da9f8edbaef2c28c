package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.stats.Ratio;
import io.archbench.report.Fixture;
import io.archbench.report.Report;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountedForksTest {
  private static final Report MEASURED = Fixture.EXPORTED.report();
  private static final CellComparison CELL =
      MEASURED.document().comparisons().getFirst().cells().getFirst();
  private static final CellKey KEY = CELL.key();

  @Test
  void calibrationCountsInNoFile() {
    assertThat(MEASURED.samples().of(KEY, "g1").forks()).hasSize(7);
    assertThat(CountedForks.of(MEASURED, KEY, "g1"))
        .hasSize(6)
        .extracting(Fork::phase)
        .containsOnly(Phase.MEASURE);
  }

  @Test
  void calibrationStandsInNoTable() {
    CellMeasurements shown =
        CellMeasurements.of(MEASURED.samples(), MEASURED.document().comparisons().getFirst(), CELL);

    assertThat(shown.forks()).hasSize(12).noneMatch(fork -> fork.origin().contains("-r00-"));
  }

  @Test
  void whatIsNotComparableIsLeftOut() {
    Report refused = with(Optional.empty(), Phase.MEASURE);

    assertThat(CountedForks.of(refused, KEY, "g1")).isEmpty();
  }

  @Test
  void forksOfAnotherPhaseThanTheFiguresAreLeftOut() {
    Report confirmed = with(CELL.ratio(), Phase.CONFIRM);

    assertThat(CountedForks.of(confirmed, KEY, "g1")).isEmpty();
  }

  /** The same measurements, of which the comparison says something else. */
  private static Report with(Optional<Ratio> ratio, Phase phase) {
    ComparisonDocument document = MEASURED.document();
    Comparison comparison = document.comparisons().getFirst();
    CellComparison cell =
        new CellComparison(
            KEY,
            CELL.metric(),
            CELL.unit(),
            CELL.better(),
            phase,
            CELL.n(),
            CELL.score(),
            CELL.theta(),
            CELL.se(),
            CELL.df(),
            ratio,
            CELL.units(),
            CELL.allocation(),
            CELL.nodes(),
            CELL.further(),
            CELL.verdict(),
            CELL.voided(),
            CELL.flags(),
            CELL.failed());
    return new Report(
        new ComparisonDocument(
            document.schemaVersion(),
            document.method(),
            document.study(),
            document.run(),
            document.workSha256(),
            document.design(),
            document.demonstration(),
            document.generatedFrom(),
            List.of(
                new Comparison(
                    comparison.baseline(),
                    comparison.contender(),
                    comparison.pairing(),
                    comparison.unit(),
                    List.of(cell),
                    comparison.fairness(),
                    comparison.suites(),
                    comparison.whole(),
                    comparison.pricing(),
                    comparison.unpriced(),
                    comparison.certainty())),
            document.pending(),
            document.findings(),
            document.exit()),
        MEASURED.facts(),
        MEASURED.samples());
  }
}
