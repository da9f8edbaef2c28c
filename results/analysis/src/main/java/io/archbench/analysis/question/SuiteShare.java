package io.archbench.analysis.question;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a suite weighs in the node's cost, and its operations in the suite.
 *
 * @param share part of the node's cost, between 0 and 1; absent if it has none
 * @param assumed whether the share is an assumption
 * @param weights of the representative cells by {@code Class.method?k=v}, without mode and threads
 */
public record SuiteShare(
    String suite,
    Optional<BigDecimal> share,
    boolean assumed,
    SortedMap<String, BigDecimal> weights) {
  public SuiteShare {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }
}
