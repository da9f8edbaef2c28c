package io.archbench.analysis.whole;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parts of the cost of what was measured.
 *
 * @param bySuite sum to 1; without suites that have none
 * @param coverage part of the whole node's cost that they stand for; 0 if it is not known
 */
record CostShares(SortedMap<String, Double> bySuite, double coverage) {
  CostShares {
    bySuite = Collections.unmodifiableSortedMap(new TreeMap<>(bySuite));
  }

  /**
   * Shares of suites that were measured at one load.
   *
   * <p>Where no suite has a share, a single one stands for itself, and suites whose cells all count
   * the same weigh as much as they have cells.
   */
  static CostShares of(Collection<SuiteAtLoad> suites, boolean equalWeights) {
    SortedMap<String, BigDecimal> stated = new TreeMap<>();
    suites.forEach(suite -> positive(suite).ifPresent(share -> stated.put(suite.name(), share)));
    BigDecimal coverage = sum(stated);
    if (stated.isEmpty() && (equalWeights || suites.size() == 1)) {
      suites.forEach(
          suite -> stated.put(suite.name(), BigDecimal.valueOf(suite.mix().cells().size())));
    }
    double sum = sum(stated).doubleValue();
    SortedMap<String, Double> bySuite = new TreeMap<>();
    stated.forEach((suite, share) -> bySuite.put(suite, share.doubleValue() / sum));
    return new CostShares(bySuite, coverage.doubleValue());
  }

  Optional<Double> of(String suite) {
    return Optional.ofNullable(bySuite.get(suite));
  }

  private static Optional<BigDecimal> positive(SuiteAtLoad suite) {
    return suite.share().share().filter(share -> share.signum() > 0);
  }

  private static BigDecimal sum(SortedMap<String, BigDecimal> shares) {
    return shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
