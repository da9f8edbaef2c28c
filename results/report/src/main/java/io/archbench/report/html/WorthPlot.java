package io.archbench.report.html;

import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.whole.Valuation;
import io.archbench.report.view.WorthRow;
import io.archbench.report.view.WorthView;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The forest plot of suites and the whole: of work for the same money where prices are known, else
 * of speed.
 *
 * @param equalSpeed where both sides are equally fast, if the axis is of money
 */
public record WorthPlot(WorthView worth, Axis axis, Optional<Double> equalSpeed) {
  static WorthPlot of(WorthView worth) {
    List<Ratio> ratios = worth.rows().stream().flatMap(row -> ratio(row, worth).stream()).toList();
    Optional<Double> equalSpeed =
        worth.priced() ? worth.breakEven().map(ratio -> 1 / ratio) : Optional.empty();
    Axis axis =
        Axis.over(
            ratios.stream().mapToDouble(Ratio::value).toArray(),
            DoubleStream.concat(
                    equalSpeed.stream().mapToDouble(Double::doubleValue),
                    ratios.stream().flatMapToDouble(WorthPlot::reach))
                .toArray());
    return new WorthPlot(worth, axis, equalSpeed);
  }

  private static DoubleStream reach(Ratio ratio) {
    return Stream.of(ratio.low95(), ratio.high95(), Optional.of(ratio.value()))
        .flatMap(Optional::stream)
        .mapToDouble(Double::doubleValue);
  }

  private static Optional<Ratio> ratio(WorthRow row, WorthView worth) {
    return worth.priced() ? row.value().map(Valuation::pricePerformance) : row.speed();
  }

  /** The picture of a row, if it has a ratio. */
  public Optional<Forest> forest(WorthRow row) {
    return ratio(row, worth)
        .map(ratio -> Forest.of(row, row.finding(worth.perMoney()), ratio, equalSpeed, axis));
  }
}
