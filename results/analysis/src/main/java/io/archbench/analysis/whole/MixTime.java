package io.archbench.analysis.whole;

import io.archbench.analysis.stats.LogRatio;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.verdict.VerdictRules;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The time that a unit needs for a mix, relative to the baseline (statistics.md §2).
 *
 * <p>τ = Σ w · T̄ / T over the cells of the mix, T̄ the geometric mean of the baseline's units and
 * T the unit's own throughput; the sample is −ln τ, and its interval that of any other sample.
 */
final class MixTime {
  private final List<WeightedCell> mix;
  private final boolean paired;
  private final SortedSet<String> baselineUnits;
  private final SortedSet<String> contenderUnits;

  private MixTime(boolean paired, List<WeightedCell> mix) {
    this.mix = mix;
    this.paired = paired;
    baselineUnits = holdingAll(CellSamples::baseline);
    contenderUnits = holdingAll(CellSamples::contender);
    if (paired) {
      baselineUnits.retainAll(contenderUnits);
      contenderUnits.retainAll(baselineUnits);
    }
  }

  /**
   * Estimates the ratio of a mix.
   *
   * @param paired whether units of the same name on both sides belong together
   * @param mix weights that sum to 1
   * @return empty if a side has no unit that holds every cell
   */
  static Optional<MixEstimate> estimate(boolean paired, List<WeightedCell> mix) {
    MixTime time = new MixTime(paired, mix);
    return time.baselineUnits.isEmpty() || time.contenderUnits.isEmpty()
        ? Optional.empty()
        : Optional.of(time.estimate());
  }

  private MixEstimate estimate() {
    double[] typical = mix.stream().mapToDouble(this::typical).toArray();
    double[] baseline = samples(baselineUnits, CellSamples::baseline, typical);
    double[] contender = samples(contenderUnits, CellSamples::contender, typical);
    int units = Math.min(baseline.length, contender.length);
    Optional<LogRatioEstimate> estimate =
        units < VerdictRules.ENOUGH_FOR_INTERVAL
            ? Optional.empty()
            : Optional.of(
                paired
                    ? LogRatio.paired(differences(contender, baseline))
                    : LogRatio.welch(contender, baseline));
    double theta =
        estimate.map(LogRatioEstimate::theta).orElseGet(() -> mean(contender) - mean(baseline));
    return new MixEstimate(units, mix.size(), theta, estimate, leftOut(), false);
  }

  /** ln of the baseline's geometric mean throughput. */
  private double typical(WeightedCell cell) {
    return baselineUnits.stream()
        .mapToDouble(unit -> valueOf(cell.samples().baseline(), unit))
        .average()
        .orElseThrow();
  }

  private double[] samples(
      Set<String> units, Function<CellSamples, SideSamples> side, double[] typical) {
    return units.stream().mapToDouble(unit -> -StrictMath.log(time(unit, side, typical))).toArray();
  }

  private double time(String unit, Function<CellSamples, SideSamples> side, double[] typical) {
    double time = 0;
    for (int i = 0; i < typical.length; i++) {
      WeightedCell cell = mix.get(i);
      double slowness = typical[i] - valueOf(side.apply(cell.samples()), unit);
      time += cell.weight() * StrictMath.exp(slowness);
    }
    return time;
  }

  private SortedSet<String> holdingAll(Function<CellSamples, SideSamples> side) {
    SortedSet<String> units = new TreeSet<>(side.apply(mix.getFirst().samples()).units().keySet());
    mix.forEach(cell -> units.retainAll(side.apply(cell.samples()).units().keySet()));
    return units;
  }

  private int leftOut() {
    Set<String> baseline = holdingAny(CellSamples::baseline);
    Set<String> contender = holdingAny(CellSamples::contender);
    if (paired) {
      baseline.addAll(contender);
      return baseline.size() - baselineUnits.size();
    }
    return baseline.size() - baselineUnits.size() + contender.size() - contenderUnits.size();
  }

  private Set<String> holdingAny(Function<CellSamples, SideSamples> side) {
    Set<String> units = new HashSet<>();
    mix.forEach(cell -> units.addAll(side.apply(cell.samples()).units().keySet()));
    return units;
  }

  private static double valueOf(SideSamples side, String unit) {
    Double value = side.units().get(unit);
    if (value == null) {
      throw new IllegalStateException("unit '" + unit + "' does not hold every cell of the mix");
    }
    return value;
  }

  private static double[] differences(double[] contender, double[] baseline) {
    double[] differences = new double[baseline.length];
    Arrays.setAll(differences, i -> contender[i] - baseline[i]);
    return differences;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
