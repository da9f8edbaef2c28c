package io.archbench.analysis.sample;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
      Histogram merged =
          merged(
              group.getValue().stream()
                  .map(fork -> fork.measured().histograms().getOrDefault(kind, ""))
                  .toList());
      if (merged.getTotalCount() == 0) {
        return Optional.empty();
      }
      units.put(group.getKey(), merged);
    }
    return units.isEmpty() ? Optional.empty() : Optional.of(new Latencies(units));
  }

  private static Histogram merged(List<String> logs) {
    List<AbstractHistogram> read = new ArrayList<>();
    logs.forEach(log -> read(log, read));
    if (read.size() == 1
        && read.getFirst() instanceof Histogram only
        && only.getNumberOfSignificantValueDigits() == DIGITS) {
      return only; // as it nearly always is; adding takes as long as reading
    }
    Histogram merged = new Histogram(DIGITS);
    read.forEach(merged::add);
    return merged;
  }

  private static void read(String log, List<AbstractHistogram> into) {
    try (HistogramLogReader reader =
        new HistogramLogReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        if (next instanceof AbstractHistogram histogram) {
          into.add(histogram);
        }
      }
    }
  }

  private static final List<Double> CURVE =
      List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.5, 99.9, 99.95, 99.99);

  /** So sure that some latency of a unit lies beyond the quantile. */
  private static final double SURE = .95;

  /**
   * One place on the curve of quantiles, in nanoseconds.
   *
   * @param percent of latencies that are no longer
   * @param middle geometric mean of the units' quantiles
   * @param least the smallest of them
   * @param most the largest of them
   */
  public record Point(double percent, double middle, double least, double most) {}

  /** Quantiles from the median up to the last that every unit has enough latencies for. */
  public List<Point> curve() {
    List<Double> percents = CURVE.stream().filter(this::reaches).toList();
    List<double[]> quantiles =
        units.values().stream().map(unit -> quantiles(unit, percents)).toList();
    return IntStream.range(0, percents.size())
        .mapToObj(
            i ->
                point(
                    percents.get(i),
                    quantiles.stream().mapToDouble(unit -> Math.max(1, unit[i])).toArray()))
        .toList();
  }

  private boolean reaches(double percent) {
    double needed = StrictMath.log(1 - SURE) / StrictMath.log(percent / 100);
    return units.values().stream().allMatch(unit -> unit.getTotalCount() >= needed);
  }

  private static Point point(double percent, double[] units) {
    return new Point(
        percent,
        StrictMath.exp(DoubleStream.of(units).map(StrictMath::log).average().orElseThrow()),
        DoubleStream.of(units).min().orElseThrow(),
        DoubleStream.of(units).max().orElseThrow());
  }

  /** All in one pass over what was recorded; the histogram's own way passes all for each. */
  static double[] quantiles(Histogram histogram, List<Double> rising) {
    double[] quantiles = new double[rising.size()];
    double[] needed =
        rising.stream()
            .mapToDouble(each -> Math.nextDown(each) * histogram.getTotalCount() / 100)
            .toArray();
    long seen = 0;
    int next = 0;
    for (long value = histogram.getMinValue();
        next < quantiles.length;
        value = histogram.nextNonEquivalentValue(value)) {
      seen += histogram.getCountAtValue(value);
      while (next < quantiles.length && seen >= needed[next]) {
        quantiles[next] = histogram.highestEquivalentValue(value);
        next++;
      }
    }
    return quantiles;
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
