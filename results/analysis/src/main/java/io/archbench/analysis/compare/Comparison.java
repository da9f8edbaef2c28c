package io.archbench.analysis.compare;

import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.whole.Certainty;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.SuiteComparison;
import io.archbench.analysis.whole.Whole;
import io.archbench.analysis.whole.Worth;
import java.util.List;
import java.util.Optional;

/**
 * Two variants compared.
 *
 * @param unit what a sample is: {@code block}, {@code trial}, {@code node}, {@code fork} or {@code
 *     file}
 * @param suites in the order of the plan
 * @param whole absent if no representative cell was measured on both sides
 * @param pricing absent if a side has no price that counts
 * @param unpriced why there is no pricing, in sentences; empty if there is
 * @param certainty absent without a money verdict
 */
public record Comparison(
    String baseline,
    String contender,
    Pairing pairing,
    String unit,
    List<CellComparison> cells,
    List<FairnessRow> fairness,
    List<SuiteComparison> suites,
    Optional<Whole> whole,
    Optional<Pricing> pricing,
    List<String> unpriced,
    Optional<Certainty> certainty) {
  public Comparison {
    cells = List.copyOf(cells);
    fairness = List.copyOf(fairness);
    suites = List.copyOf(suites);
    unpriced = List.copyOf(unpriced);
  }

  /** A comparison with what it says beyond its cells. */
  public Comparison(
      String baseline,
      String contender,
      Pairing pairing,
      String unit,
      List<CellComparison> cells,
      List<FairnessRow> fairness,
      Worth worth) {
    this(
        baseline,
        contender,
        pairing,
        unit,
        cells,
        fairness,
        worth.suites(),
        worth.whole(),
        worth.pricing(),
        worth.unpriced(),
        worth.certainty());
  }
}
