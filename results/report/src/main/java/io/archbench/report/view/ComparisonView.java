package io.archbench.report.view;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.FairnessRow;
import io.archbench.analysis.question.Pairing;
import io.archbench.report.RunFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
  private static final int MOST_DIFFERENCES = 3;
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

  /** Whether the sides differ so that no cell has a verdict for it: there is nothing to be said. */
  public boolean isIncomparable() {
    return unfairDifferences() > 0
        && cells.stream().anyMatch(CellView::isUnfair)
        && cells.stream().allMatch(cell -> cell.isUnfair() || cell.cell().ratio().isEmpty());
  }

  /** In what the sides differ though the study does not vary it: the first facts, both ways. */
  public String differences() {
    List<String> differ =
        fairness.stream()
            .filter(row -> row.kind() == FairnessRow.Kind.DIFFERS)
            .map(row -> "%s %s v %s".formatted(row.field(), row.baseline(), row.contender()))
            .toList();
    int more = differ.size() - MOST_DIFFERENCES;
    return differ.stream().limit(MOST_DIFFERENCES).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  /** Units on each side over all cells, such as {@code 5} or {@code between 3 and 5}. */
  String unitCounts() {
    List<String> counts = cells.stream().map(CellView::units).distinct().toList();
    return switch (counts.size()) {
      case 0 -> "none";
      case 1 -> counts.getFirst();
      default -> {
        IntSummaryStatistics all =
            cells.stream()
                .flatMapToInt(
                    cell -> IntStream.of(cell.cell().n().baseline(), cell.cell().n().contender()))
                .summaryStatistics();
        yield "between " + all.getMin() + " and " + all.getMax();
      }
    };
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
