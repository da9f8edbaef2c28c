package io.archbench.report.view;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.whole.Pricing;
import io.archbench.trial.ThreadCount;
import io.archbench.trial.jmh.ScoreUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a million operations of one cell cost against how long the slowest of a hundred takes, for
 * each of several variants.
 *
 * @param cell its benchmark and circumstances
 * @param metric whose latency that is, such as {@code service p99}
 * @param currency of the costs
 * @param points the cheapest first
 */
public record ScatterView(String cell, String metric, String currency, List<Point> points) {
  private static final String METRIC = "service p99";
  private static final ScoreUnit PER_SECOND = new ScoreUnit(true, 1);
  private static final int FEWEST = 3;
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
  private static final double NANOS_PER_MICRO = 1_000;
  private static final int DIGITS = 3;

  public ScatterView {
    points = List.copyOf(points);
  }

  /**
   * One variant.
   *
   * @param number by which the picture names it, from 1
   * @param cost of a million operations
   * @param micros latency in microseconds
   * @param front whether no other variant is cheaper and at least as quick, or quicker and at least
   *     as cheap
   */
  public record Point(int number, String variant, Money cost, double micros, boolean front) {
    /** The cost with its currency. */
    public String costWords() {
      return Figures.significant(cost.amount().doubleValue(), DIGITS) + " " + cost.currency();
    }

    /** The latency with its unit. */
    public String latencyWords() {
      return Figures.significant(micros, DIGITS) + " µs";
    }
  }

  /** A variant whose place among the others is not known yet. */
  private record Place(String variant, Money cost, double nanos) {
    boolean beats(Place other) {
      int cheaper = cost.compareTo(other.cost);
      return cheaper <= 0 && nanos <= other.nanos && (cheaper < 0 || nanos < other.nanos);
    }
  }

  /**
   * The cells of which cost and latency are known for every variant, of those that keep all of a
   * node busy: what less of it does is not what the whole node costs.
   *
   * @param comparisons of variants with one baseline
   */
  static List<ScatterView> of(List<Comparison> comparisons) {
    if (comparisons.stream().anyMatch(comparison -> comparison.pricing().isEmpty())) {
      return List.of();
    }
    List<ScatterView> scatters = new ArrayList<>();
    for (CellComparison cell : comparisons.getFirst().cells()) {
      if (cell.key().threads().equals(ThreadCount.MAX)) {
        of(comparisons, cell).ifPresent(scatters::add);
      }
    }
    return scatters;
  }

  private static Optional<ScatterView> of(List<Comparison> comparisons, CellComparison first) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (Comparison comparison : comparisons) {
      for (CellComparison cell : comparison.cells()) {
        for (MetricComparison latency : cell.further()) {
          if (cell.key().equals(first.key()) && latency.metric().equals(METRIC)) {
            places(comparison, cell, latency)
                .forEach(place -> places.putIfAbsent(place.variant(), place));
          }
        }
      }
    }
    return places.size() < Math.max(FEWEST, comparisons.size() + 1)
        ? Optional.empty()
        : Optional.of(of(first, List.copyOf(places.values())));
  }

  private static List<Place> places(
      Comparison comparison, CellComparison cell, MetricComparison latency) {
    Pricing pricing = comparison.pricing().orElseThrow();
    Optional<Place> baseline =
        place(
            comparison.baseline(),
            cost(pricing.baseline(), cell.unit(), cell.score().baseline()),
            latency.score().baseline());
    Optional<Place> contender =
        place(
            comparison.contender(),
            cost(pricing.contender(), cell.unit(), cell.score().contender()),
            latency.score().contender());
    return Stream.of(baseline, contender).flatMap(Optional::stream).toList();
  }

  private static Optional<Place> place(
      String variant, Optional<Money> cost, Optional<Double> nanos) {
    return cost.flatMap(money -> nanos.map(known -> new Place(variant, money, known)));
  }

  /** Of a million operations; absent for times, which do not say how many ran side by side. */
  private static Optional<Money> cost(Pricing.Side side, String unit, Optional<Double> score) {
    Optional<ScoreUnit> measured = ScoreUnit.of(unit).filter(ScoreUnit::rate);
    return measured.flatMap(
        rate -> score.map(value -> cost(side.perHour(), rate.convert(value, PER_SECOND))));
  }

  private static Money cost(Money perHour, double perSecond) {
    BigDecimal operations = BigDecimal.valueOf(perSecond).multiply(SECONDS_PER_HOUR);
    return perHour.times(MILLION.divide(operations, MathContext.DECIMAL64));
  }

  private static ScatterView of(CellComparison cell, List<Place> places) {
    List<Point> points = new ArrayList<>();
    places.stream()
        .sorted(Comparator.comparing(Place::cost))
        .forEach(
            place ->
                points.add(
                    new Point(
                        points.size() + 1,
                        place.variant(),
                        place.cost(),
                        place.nanos() / NANOS_PER_MICRO,
                        places.stream().noneMatch(other -> other.beats(place)))));
    return new ScatterView(cell.key().text(), METRIC, points.getFirst().cost().currency(), points);
  }
}
