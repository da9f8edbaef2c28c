package io.archbench.analysis.whole;

import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.Ratio;
import java.util.Optional;

/** What ratios of work are worth at a pair of prices. */
record Valuer(PricedPair prices, MoneyRules rules) {
  Valuation value(MixEstimate mix, Circumstances circumstances) {
    double perPrice = 1 / prices.breakEven();
    Ratio ratio = mix.ratio();
    Optional<LogRatioEstimate> pricePerformance =
        mix.estimate().map(estimate -> estimate.times(perPrice));
    return new Valuation(
        ratio.times(perPrice),
        new Range(
            saving(ratio.value()),
            ratio.low95().map(this::saving),
            ratio.high95().map(this::saving)),
        mix.estimate().map(estimate -> estimate.confidenceAbove(prices.breakEven())),
        rules.judge(mix.units(), pricePerformance, circumstances));
  }

  /** At equal work, as a fraction of the baseline's cost; rises with the ratio. */
  private double saving(double ratio) {
    return 1 - prices.breakEven() / ratio;
  }
}
