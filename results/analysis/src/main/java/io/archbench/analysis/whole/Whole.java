package io.archbench.analysis.whole;

import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * All measured suites as one: how many baseline nodes one contender node replaces.
 *
 * @param coverage part of the node's cost that was measured, between 0 and 1
 * @param equalWeights whether weights are not known, so that every cell counts the same
 * @param loads the ratio at each load that was measured
 * @param load the one that {@code ratio} is taken at
 * @param loadWords why that one
 * @param verdict on its speed
 * @param value absent without prices for both sides
 * @param robustness absent without prices
 * @param confidence over price ratios from .6 to 1.2; empty without an interval
 * @param fleet one row for each group and sizing; empty without prices or groups
 * @param models the ratio with nodes of each CPU model, where a side has several
 * @param notes sentences that belong to the figures
 */
public record Whole(
    double coverage,
    boolean equalWeights,
    List<LoadRatio> loads,
    Load load,
    String loadWords,
    Ratio ratio,
    Verdict verdict,
    Optional<Valuation> value,
    Optional<Robustness> robustness,
    List<PriceConfidence> confidence,
    List<GroupSaving> fleet,
    List<ModelRatio> models,
    List<String> notes) {
  public Whole {
    loads = List.copyOf(loads);
    confidence = List.copyOf(confidence);
    fleet = List.copyOf(fleet);
    models = List.copyOf(models);
    notes = List.copyOf(notes);
  }
}
