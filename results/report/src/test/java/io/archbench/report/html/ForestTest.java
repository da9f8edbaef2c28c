package io.archbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.whole.Worth;
import io.archbench.report.CellBuilder;
import io.archbench.report.Fixture;
import io.archbench.report.Report;
import io.archbench.report.view.CellView;
import io.archbench.report.view.ReportView;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestTest {
  private static Forest forest(CellBuilder builder) {
    Report usual = Fixture.TWO_COMPARISONS.report();
    ComparisonDocument document = usual.document();
    Comparison comparison =
        new Comparison(
            "a", "b", Pairing.SAME_NODE, "block", List.of(builder.build()), List.of(), Worth.NONE);
    Report report =
        new Report(
            new ComparisonDocument(
                1,
                "1",
                "one",
                "abcdefgh",
                "00",
                "estimate",
                false,
                List.of(),
                List.of(comparison),
                List.of(),
                List.of(),
                document.exit()),
            usual.facts(),
            usual.samples());
    List<CellView> cells = ReportView.of(report).comparisons().getFirst().cells();
    CellView cell = cells.getFirst();
    return Forest.of(cell, cell.cell().ratio().orElseThrow(), Axis.over(cells));
  }

  private static CellBuilder cell() {
    return CellBuilder.cell("indexing/Search.term:thrpt:t1", "ops/s");
  }

  @Test
  void anIntervalThatFitsHasNoArrows() {
    Forest forest = forest(cell().measured(1, 1.1, 1.05, 1.15, 5));

    assertThat(forest.arrows()).isEmpty();
    assertThat(forest.dots()).hasSize(5);
    assertThat(forest.title())
        .isEqualTo("Search.term failed: 10.0 % faster (uncertainty 5.0–15.0 %)");
  }

  @Test
  void aWildIntervalIsCutAtBothEdgesAndSaysSo() {
    assertThat(forest(cell().measured(1, 1.1, .01, 120, 3)).arrows()).hasSize(2);
  }

  @Test
  void withoutAnIntervalOnlyPointsAreDrawn() {
    Forest forest = forest(cell().point(1, .9));

    assertThat(forest.thin()).isEmpty();
    assertThat(forest.thick()).isEmpty();
    assertThat(forest.dots()).hasSize(2);
  }
}
