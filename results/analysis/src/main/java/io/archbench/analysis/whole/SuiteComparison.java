package io.archbench.analysis.whole;

import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One suite as a whole, both sides.
 *
 * @param share of the node's cost, of all that was measured; absent if it has none
 * @param assumed whether the share is an assumption
 * @param representative how many representative cells the suite has
 * @param loads the ratio at each load that was measured
 * @param load the one that {@code ratio} is taken at; absent without any ratio
 * @param verdict on its speed; absent without any ratio
 * @param value absent without prices for both sides or without a ratio
 */
public record SuiteComparison(
    String name,
    Optional<Double> share,
    boolean assumed,
    int representative,
    List<LoadRatio> loads,
    Optional<Load> load,
    Optional<Ratio> ratio,
    Optional<Verdict> verdict,
    Optional<Valuation> value) {
  public SuiteComparison {
    loads = List.copyOf(loads);
  }
}
