package io.archbench.report.view;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.FairnessRow;
import io.archbench.analysis.question.Pairing;
import io.archbench.report.RunFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One comparison, ready to be shown.
 *
 * @param id unique in the report, and safe as an anchor
 * @param cells worst for the contender first
 * @param fairness what differs first
 * @param demonstration whether no verdict is drawn from it
 */
public record ComparisonView(
    String id,
    Comparison comparison,
    Tally tally,
    List<CellView> cells,
    List<FairnessRow> fairness,
    boolean demonstration) {
  private static final Comparator<CellView> WORST_FIRST =
      Comparator.comparing(CellView::outcome)
          .thenComparingDouble(ComparisonView::ratio)
          .thenComparing(view -> view.cell().key());
  private static final Comparator<FairnessRow> DIFFERENT_FIRST =
      Comparator.comparingInt(
          row ->
              switch (row.kind()) {
                case DIFFERS -> 0;
                case VARIED -> 1;
                case UNKNOWN -> 2;
                case SAME -> 3;
              });

  public ComparisonView {
    cells = List.copyOf(cells);
    fairness = List.copyOf(fairness);
  }

  static ComparisonView of(
      int number, Comparison comparison, RunFacts facts, boolean demonstration) {
    String id = "c" + number;
    List<CellView> cells = new ArrayList<>();
    for (CellComparison cell : comparison.cells()) {
      String anchor = id + "-" + (cells.size() + 1);
      cells.add(CellView.of(anchor, cell, comparison.unit(), facts.policyFor(cell.key())));
    }
    cells.sort(WORST_FIRST);
    return new ComparisonView(
        id,
        comparison,
        Tally.of(cells.stream().map(CellView::outcome).toList()),
        cells,
        comparison.fairness().stream().sorted(DIFFERENT_FIRST).toList(),
        demonstration);
  }

  private static double ratio(CellView view) {
    return view.cell().ratio().map(ratio -> ratio.value()).orElse(0.0);
  }

  /** Which variant is judged against which. */
  public String title() {
    return comparison.contender() + " against " + comparison.baseline();
  }

  /** The cells that have something to say of failures, worst first. */
  public List<CellView> withFailures() {
    return cells.stream().filter(view -> !view.cell().failed().isEmpty()).toList();
  }

  /** The number of facts that differ though the study does not vary them. */
  public int unfairDifferences() {
    return (int) fairness.stream().filter(row -> row.kind() == FairnessRow.Kind.DIFFERS).count();
  }

  /** What the fairness table says, in a sentence. */
  public String fairnessWords() {
    return FairnessWords.of(comparison.pairing(), fairness);
  }

  /** How the sides relate in one fact, in words. */
  public String kindWords(FairnessRow row) {
    return comparison.pairing() == Pairing.FILES && row.kind() == FairnessRow.Kind.VARIED
        ? "may differ"
        : Reasons.words(row.kind());
  }

  /** The suites and, if it could be made, the whole. */
  public WorthView worth() {
    return WorthView.of(this);
  }

  /** Prices and yearly sums, if both sides are priced. */
  public Optional<MoneyView> money() {
    return MoneyView.of(this);
  }

  /** The answer, lead and all. */
  public Answer answer() {
    return Answer.of(this);
  }
}
