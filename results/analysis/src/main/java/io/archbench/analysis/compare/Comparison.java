package io.archbench.analysis.compare;

import io.archbench.analysis.question.Pairing;
import java.util.List;

/**
 * Two variants compared.
 *
 * @param unit what a sample is: {@code block}, {@code trial} or {@code node}
 */
public record Comparison(
    String baseline,
    String contender,
    Pairing pairing,
    String unit,
    List<CellComparison> cells,
    List<FairnessRow> fairness) {
  public Comparison {
    cells = List.copyOf(cells);
    fairness = List.copyOf(fairness);
  }
}
