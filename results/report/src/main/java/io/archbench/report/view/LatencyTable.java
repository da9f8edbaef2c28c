package io.archbench.report.view;

import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Latencies;
import io.archbench.analysis.sample.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The quantiles of one kind of latency on both sides, in microseconds.
 *
 * @param kind such as {@code service}
 * @param words what that kind is, without a full stop
 */
public record LatencyTable(String kind, String words, List<Row> rows) {
  public LatencyTable {
    rows = List.copyOf(rows);
  }

  /**
   * One quantile; a side is absent where some unit has too few latencies for it.
   *
   * @param percent of latencies that are no longer, such as {@code 99.9}
   */
  public record Row(String percent, Optional<Band> baseline, Optional<Band> contender) {}

  /**
   * A quantile of one side, as plain numbers.
   *
   * @param middle geometric mean over the units
   * @param least the smallest unit's
   * @param most the largest unit's
   */
  public record Band(String middle, String least, String most) {
    private static final double NANOS_PER_MICRO = 1_000;

    static Band of(Latencies.Point point) {
      return new Band(micros(point.middle()), micros(point.least()), micros(point.most()));
    }

    private static String micros(double nanos) {
      return Figures.plain(nanos / NANOS_PER_MICRO);
    }
  }

  /** A table for each kind that a side recorded. */
  static List<LatencyTable> of(Unit unit, List<Fork> baseline, List<Fork> contender) {
    SortedSet<String> kinds = new TreeSet<>(Latencies.kinds(baseline));
    kinds.addAll(Latencies.kinds(contender));
    List<LatencyTable> tables = new ArrayList<>();
    for (String kind : kinds) {
      Map<Double, Band> left = bands(unit, baseline, kind);
      Map<Double, Band> right = bands(unit, contender, kind);
      SortedSet<Double> percents = new TreeSet<>(left.keySet());
      percents.addAll(right.keySet());
      if (!percents.isEmpty()) {
        tables.add(
            new LatencyTable(
                kind,
                words(kind),
                percents.stream()
                    .map(
                        percent ->
                            new Row(
                                Figures.plain(percent),
                                Optional.ofNullable(left.get(percent)),
                                Optional.ofNullable(right.get(percent))))
                    .toList()));
      }
    }
    return tables;
  }

  private static Map<Double, Band> bands(Unit unit, List<Fork> forks, String kind) {
    Map<Double, Band> bands = new TreeMap<>();
    Latencies.of(unit, forks, kind)
        .ifPresent(
            latencies ->
                latencies.curve().forEach(point -> bands.put(point.percent(), Band.of(point))));
    return bands;
  }

  private static String words(String kind) {
    return switch (kind) {
      case "service" -> "Service time: from when an operation began until it was done";
      case "response" ->
          "Response time: from when an operation was due until it was done, the wait for its turn"
              + " included";
      default -> "Latency, " + kind;
    };
  }
}
