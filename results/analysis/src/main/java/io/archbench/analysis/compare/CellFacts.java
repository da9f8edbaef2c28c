package io.archbench.analysis.compare;

import io.archbench.analysis.price.Money;
import java.util.List;
import java.util.Optional;

/**
 * What a source knows of a cell beside its values.
 *
 * @param hoursPerUnit time that one further unit a side takes; 0 if not known
 * @param cost of the nodes in that time; absent without prices
 * @param tooShort why it may not have been steady, in words
 * @param unfair fields that differ though they should not, in words
 * @param incomparable why no ratio is drawn, in words
 * @param unproven why a ratio can have no interval however many there are, in words
 * @param flags labels
 */
record CellFacts(
    double hoursPerUnit,
    Optional<Money> cost,
    Optional<String> tooShort,
    List<String> unfair,
    Optional<String> incomparable,
    Optional<String> unproven,
    List<String> flags) {
  CellFacts {
    unfair = List.copyOf(unfair);
    flags = List.copyOf(flags);
  }
}
