package io.archbench.analysis.compare;

import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Latencies;
import io.archbench.analysis.sample.Latencies.Quantile;
import io.archbench.analysis.sample.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;

/** Finds what a cell recorded beside its throughput: quantiles of its latencies, allocation. */
record FurtherMetrics(Unit unit, List<Fork> baseline, List<Fork> contender) {
  /** Bytes an operation: what profilers and warm-up leave where nothing is allocated. */
  static final double LEAST_ALLOCATION = 1;

  /**
   * One of them, of which less is better.
   *
   * @param unit of its values
   * @param measurement minus the logarithms of the values
   */
  record Metric(String name, String unit, Measurement measurement) {}

  List<Metric> find() {
    List<Metric> found = new ArrayList<>();
    SortedSet<String> kinds = Latencies.kinds(baseline);
    kinds.retainAll(Latencies.kinds(contender));
    for (String kind : kinds) {
      Optional<Latencies> left = Latencies.of(unit, baseline, kind);
      Optional<Latencies> right = Latencies.of(unit, contender, kind);
      if (left.isPresent() && right.isPresent()) {
        for (Quantile quantile : Latencies.QUANTILES) {
          if (left.get().carry(quantile) && right.get().carry(quantile)) {
            found.add(
                new Metric(
                    kind + " " + quantile.name(),
                    "ns",
                    Measurement.of(
                        unit, left.get().samples(quantile), right.get().samples(quantile))));
          }
        }
      }
    }
    allocation().ifPresent(found::add);
    return found;
  }

  /** Where a side allocates nothing there is no ratio; the flag says if the other does. */
  private Optional<Metric> allocation() {
    Optional<Map<String, Double>> left = allocations(baseline);
    Optional<Map<String, Double>> right = allocations(contender);
    return left.flatMap(
        base ->
            right.map(
                contended ->
                    new Metric("allocation", "B/op", Measurement.of(unit, base, contended))));
  }

  private Optional<Map<String, Double>> allocations(List<Fork> forks) {
    Map<String, Double> samples = new TreeMap<>();
    for (Map.Entry<String, List<Fork>> group : unit.groups(forks).entrySet()) {
      OptionalDouble mean =
          group.getValue().stream().flatMapToDouble(fork -> fork.allocation().stream()).average();
      if (mean.isEmpty() || mean.getAsDouble() <= LEAST_ALLOCATION) {
        return Optional.empty();
      }
      samples.put(group.getKey(), -StrictMath.log(mean.getAsDouble()));
    }
    return samples.isEmpty() ? Optional.empty() : Optional.of(samples);
  }

  /** Geometric means in the unit of the metric, from samples that are minus its logarithm. */
  static Sided<Optional<Double>> scores(Measurement measurement) {
    return new Sided<>(score(measurement.baseline()), score(measurement.contender()));
  }

  private static Optional<Double> score(List<Double> samples) {
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(StrictMath.exp(-Measurement.mean(samples)));
  }
}
