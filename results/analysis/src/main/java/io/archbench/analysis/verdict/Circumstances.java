package io.archbench.analysis.verdict;

import java.util.List;

/**
 * What bears on a verdict beside the numbers.
 *
 * @param unit the word for a unit, such as {@code block}
 * @param hoursPerUnit time that one further unit a side takes
 * @param demonstration the cell was measured too briefly to be steady
 * @param unfair fields of the environment that differ though they should not, in words
 */
public record Circumstances(
    String unit, double hoursPerUnit, boolean demonstration, List<String> unfair) {
  public Circumstances {
    unfair = List.copyOf(unfair);
  }
}
