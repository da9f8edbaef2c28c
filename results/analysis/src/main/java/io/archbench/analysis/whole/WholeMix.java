package io.archbench.analysis.whole;

import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.verdict.VerdictRules;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Suites as one mix, weighted by their shares of the cost (statistics.md §2). */
final class WholeMix {
  private WholeMix() {}

  /**
   * Estimates the ratio of all suites that have a share.
   *
   * <p>The interval comes from the units that hold every suite. Where suites were measured on
   * different units, the standard error is Σ g · se, an upper bound: it is that of suites which
   * vary together.
   *
   * @return empty if no suite has a share
   */
  static Optional<MixEstimate> estimate(
      boolean paired, Collection<SuiteAtLoad> suites, CostShares shares) {
    List<SuiteAtLoad> weighed =
        suites.stream()
            .filter(suite -> shares.of(suite.name()).isPresent())
            .sorted(Comparator.comparing(SuiteAtLoad::name))
            .toList();
    if (weighed.isEmpty()) {
      return Optional.empty();
    }
    int smallest = weighed.stream().mapToInt(suite -> suite.estimate().units()).min().orElseThrow();
    int enough = Math.min(smallest, VerdictRules.ENOUGH_UNITS);
    return MixTime.estimate(paired, cells(weighed, shares))
        .filter(common -> common.units() >= enough)
        .or(() -> Optional.of(bound(weighed, shares, smallest)));
  }

  private static List<WeightedCell> cells(List<SuiteAtLoad> suites, CostShares shares) {
    return suites.stream()
        .flatMap(
            suite ->
                suite.mix().cells().stream()
                    .map(cell -> cell.times(shares.bySuite().getOrDefault(suite.name(), 0.0))))
        .toList();
  }

  private static MixEstimate bound(List<SuiteAtLoad> suites, CostShares shares, int units) {
    double time = suites.stream().mapToDouble(suite -> time(suite, shares)).sum();
    double theta = -StrictMath.log(time);
    int cells = suites.stream().mapToInt(suite -> suite.mix().cells().size()).sum();
    List<LogRatioEstimate> estimates =
        suites.stream().flatMap(suite -> suite.estimate().estimate().stream()).toList();
    if (estimates.size() < suites.size()) {
      return new MixEstimate(units, cells, theta, Optional.empty(), 0, true);
    }
    double se = 0;
    double df = Double.POSITIVE_INFINITY;
    for (int i = 0; i < estimates.size(); i++) {
      se += time(suites.get(i), shares) / time * estimates.get(i).se();
      df = Math.min(df, estimates.get(i).df());
    }
    return new MixEstimate(
        units, cells, theta, Optional.of(new LogRatioEstimate(theta, se, df)), 0, true);
  }

  /** What a suite's part of the baseline's time becomes on the contender. */
  private static double time(SuiteAtLoad suite, CostShares shares) {
    return shares.bySuite().getOrDefault(suite.name(), 0.0)
        * StrictMath.exp(-suite.estimate().theta());
  }
}
