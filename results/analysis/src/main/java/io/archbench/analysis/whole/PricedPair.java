package io.archbench.analysis.whole;

import io.archbench.analysis.price.NodeCost;

/**
 * Prices of both sides that count.
 *
 * @param baseline what a baseline node costs
 * @param contender what a contender node costs
 */
record PricedPair(Pricing pricing, NodeCost baseline, NodeCost contender) {
  double breakEven() {
    return pricing.breakEven();
  }
}
