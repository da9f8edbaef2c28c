package io.archbench.analysis.sample;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * The latencies of one kind that a cell recorded: the histograms of each unit merged, and then the
 * quantile of each, never a mean of quantiles.
 */
public final class Latencies {
  private static final int DIGITS = 3;

  private final Map<String, Histogram> units;

  private Latencies(Map<String, Histogram> units) {
    this.units = units;
  }

  /**
   * A quantile, and how many latencies a unit needs for it: fewer leave it to the largest few.
   *
   * @param percent such as 99.9
   */
  public record Quantile(String name, double percent, long least) {}

  /** What is compared, wherever every unit has enough. */
  public static final List<Quantile> QUANTILES =
      List.of(
          new Quantile("p50", 50, 5),
          new Quantile("p95", 95, 59),
          new Quantile("p99", 99, 299),
          new Quantile("p99.9", 99.9, 2_995));

  /** The kinds that forks recorded, such as {@code service}. */
  public static SortedSet<String> kinds(Collection<Fork> forks) {
    SortedSet<String> kinds = new TreeSet<>();
    forks.forEach(fork -> kinds.addAll(fork.measured().histograms().keySet()));
    return kinds;
  }

  /**
   * The latencies of one kind.
   *
   * @return empty if a fork has none of that kind
   */
  public static Optional<Latencies> of(Unit unit, List<Fork> forks, String kind) {
    Map<String, Histogram> units = new TreeMap<>();
    for (Map.Entry<String, List<Fork>> group : unit.groups(forks).entrySet()) {
      Histogram merged = new Histogram(DIGITS);
      for (Fork fork : group.getValue()) {
        addTo(merged, fork.measured().histograms().getOrDefault(kind, ""));
      }
      if (merged.getTotalCount() == 0) {
        return Optional.empty();
      }
      units.put(group.getKey(), merged);
    }
    return units.isEmpty() ? Optional.empty() : Optional.of(new Latencies(units));
  }

  private static void addTo(Histogram merged, String log) {
    try (HistogramLogReader reader =
        new HistogramLogReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        if (next instanceof AbstractHistogram histogram) {
          merged.add(histogram);
        }
      }
    }
  }

  /** Whether every unit has enough latencies for it. */
  public boolean carry(Quantile quantile) {
    return units.values().stream().allMatch(unit -> unit.getTotalCount() >= quantile.least());
  }

  /** Minus the logarithm of each unit's quantile, so that more is better as everywhere. */
  public SortedMap<String, Double> samples(Quantile quantile) {
    SortedMap<String, Double> samples = new TreeMap<>();
    units.forEach(
        (unit, histogram) ->
            samples.put(
                unit,
                -StrictMath.log(
                    (double) Math.max(1, histogram.getValueAtPercentile(quantile.percent())))));
    return samples;
  }
}
