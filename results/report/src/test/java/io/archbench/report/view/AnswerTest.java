package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static String conclusion(Outcome... outcomes) {
    return Answer.conclusion(Tally.of(List.of(outcomes)));
  }

  @Test
  void nothingComparedIsNeverAPass() {
    assertThat(conclusion()).isEqualTo("no cell to compare");
    assertThat(ReportView.of(Fixture.EMPTY.report()).headline()).isEqualTo("Nothing was compared");
  }

  @Test
  void onlyUnknownCellsCannotBeToldYet() {
    assertThat(conclusion(Outcome.UNKNOWN, Outcome.UNKNOWN)).isEqualTo("cannot tell yet");
  }

  @Test
  void oneOutcomeForAllIsSaidOnce() {
    assertThat(conclusion(Outcome.FASTER, Outcome.FASTER)).isEqualTo("faster in all 2 cells");
    assertThat(conclusion(Outcome.SLOWER)).isEqualTo("slower in the only cell");
    assertThat(conclusion(Outcome.FAILED, Outcome.FAILED)).isEqualTo("all 2 cells failed");
  }

  @Test
  void aMixtureIsCountedWorstFirst() {
    assertThat(conclusion(Outcome.FASTER, Outcome.UNKNOWN, Outcome.FAILED, Outcome.SLOWER))
        .isEqualTo("1 of 4 cells failed, slower in 1, cannot tell in 1, faster in 1");
  }

  @Test
  void aSingleCellIsNotCounted() {
    assertThat(Tally.of(List.of(Outcome.UNKNOWN)).words()).isEqualTo("1 cell: cannot tell");
    assertThat(Tally.of(List.of(Outcome.UNKNOWN, Outcome.UNKNOWN)).words())
        .isEqualTo("2 cells: 2 cannot tell");
    assertThat(Tally.of(List.of()).words()).isEqualTo("0 cells");
  }

  @Test
  void failedCellsStandFirstInTheTable() {
    ComparisonView view = ReportView.of(Fixture.FAILED_CELL.report()).comparisons().getFirst();

    assertThat(view.cells().stream().map(CellView::outcome))
        .containsExactly(Outcome.FAILED, Outcome.SLOWER, Outcome.UNKNOWN);
    assertThat(view.cells().getFirst().failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.trials()).hasSize(3));
  }
}
