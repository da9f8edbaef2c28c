package io.archbench.analysis.verdict;

import io.archbench.analysis.price.Money;
import java.util.List;
import java.util.Optional;

/**
 * What bears on a verdict beside the numbers.
 *
 * @param unit the word for a unit, such as {@code block}
 * @param hoursPerUnit time that one further unit a side takes; 0 if not known
 * @param cost of the nodes in that time; absent without prices
 * @param tooShort why the cell may not have been steady, in words; absent if it ran long enough
 * @param unfair fields of the environment that differ though they should not, in words
 */
public record Circumstances(
    String unit,
    double hoursPerUnit,
    Optional<Money> cost,
    Optional<String> tooShort,
    List<String> unfair) {
  /** What is said of a demonstration. */
  public static final String DEMONSTRATION = "a demonstration: too short to be steady";

  public Circumstances {
    unfair = List.copyOf(unfair);
  }

  /** The circumstances of what a study measured, perhaps only to show how things work. */
  public Circumstances(
      String unit, double hoursPerUnit, boolean demonstration, List<String> unfair) {
    this(
        unit,
        hoursPerUnit,
        Optional.empty(),
        Optional.of(DEMONSTRATION).filter(words -> demonstration),
        unfair);
  }
}
