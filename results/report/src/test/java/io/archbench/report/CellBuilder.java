package io.archbench.report;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.CellComparison.Failure;
import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes cells with consistent numbers for fixture reports. */
public final class CellBuilder {
  /** Where units lie in the interval, from −1 to 1, so that fixtures have no random numbers. */
  private static final double[] SPREAD = {-.8, .5, -.1, .9, -.4, .2, .7, -.6};

  private final CellKey key;
  private final String unit;
  private Optional<Ratio> ratio = Optional.empty();
  private Sided<Optional<Double>> score = new Sided<>(Optional.empty(), Optional.empty());
  private Sided<Optional<Double>> allocation = new Sided<>(Optional.empty(), Optional.empty());
  private Verdict verdict =
      new Verdict.Inconclusive(Verdict.Reason.FAILED, "no trial has a value", Optional.empty());
  private List<Double> units = List.of();
  private List<MetricComparison> further = List.of();
  private List<String> flags = List.of();
  private final List<Failure> failures = new ArrayList<>();

  private CellBuilder(String key, String unit) {
    this.key = CellKey.parse(key);
    this.unit = unit;
  }

  /** A cell without any value. */
  public static CellBuilder cell(String key, String unit) {
    return new CellBuilder(key, unit);
  }

  /** Measured on both sides: the baseline's score, and the ratio of speed with its interval. */
  public CellBuilder measured(double baseline, double value, double low, double high, int n) {
    double half = Math.log(high / low) / 2;
    ratio =
        Optional.of(
            new Ratio(
                value,
                Optional.of(low),
                Optional.of(high),
                Optional.of(value * Math.exp(-half * .3)),
                Optional.of(value * Math.exp(half * .3))));
    List<Double> dots = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      dots.add(value * Math.exp(half * SPREAD[i % SPREAD.length]));
    }
    units = dots;
    return scores(baseline, value);
  }

  /** Measured on both sides, too few units for an interval. */
  public CellBuilder point(double baseline, double value) {
    ratio = Optional.of(Ratio.point(value));
    units = List.of(value * .98, value / .98);
    return scores(baseline, value);
  }

  private CellBuilder scores(double baseline, double value) {
    double contender = unit.startsWith("ops/") ? baseline * value : baseline / value;
    score = new Sided<>(Optional.of(baseline), Optional.of(contender));
    return this;
  }

  public CellBuilder verdict(Verdict newVerdict) {
    verdict = newVerdict;
    return this;
  }

  public CellBuilder unknown(Verdict.Reason reason, String words, int more, double hours) {
    return verdict(
        new Verdict.Inconclusive(
            reason,
            words,
            Optional.of(new Verdict.Settle(more, "block", hours, Optional.empty()))));
  }

  public CellBuilder allocates(double baseline, double contender) {
    allocation = new Sided<>(Optional.of(baseline), Optional.of(contender));
    return this;
  }

  public CellBuilder further(MetricComparison... newFurther) {
    further = List.of(newFurther);
    return this;
  }

  public CellBuilder flags(String... newFlags) {
    flags = List.of(newFlags);
    return this;
  }

  public CellBuilder failed(Failure failure) {
    failures.add(failure);
    return this;
  }

  public CellComparison build() {
    double half =
        ratio.flatMap(r -> r.low95()).map(low -> Math.log(ratio.get().value() / low)).orElse(0.0);
    boolean interval = half > 0;
    return new CellComparison(
        key,
        "throughput",
        unit,
        unit.startsWith("ops/") ? "higher" : "lower",
        Phase.MEASURE,
        new Sided<>(units.size(), units.size()),
        score,
        interval ? ratio.map(r -> Math.log(r.value())) : Optional.empty(),
        interval ? Optional.of(half / 2.5) : Optional.empty(),
        interval ? Optional.of(units.size() - 1.0) : Optional.empty(),
        ratio,
        units,
        allocation,
        Optional.empty(),
        further,
        verdict,
        List.of(),
        flags,
        failures);
  }
}
