package io.archbench.report.html;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.stats.Ratio;
import io.archbench.report.view.CellView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The logarithmic axis that all rows of a comparison share.
 *
 * <p>It holds every ratio and, as far as twice or half of these, intervals and units; what lies
 * farther out is drawn at the edge with an arrow.
 *
 * @param low the ratio at the left edge
 * @param high the ratio at the right edge
 */
public record Axis(double low, double high) {
  static final int LEFT = 12;
  static final int RIGHT = 308;
  private static final double FARTHEST = 2;
  private static final double MARGIN = .04;
  private static final double CLOSEST_LOW = .97;
  private static final double CLOSEST_TICKS = 46;
  private static final double[] STEPS = {.01, .02, .05, .1, .25, .5};
  private static final int MOST_STEPS = 400;
  private static final List<Double> FAR = List.of(.01, .1, 1.0, 10.0, 100.0, 1000.0);
  private static final List<Double> WIDE = List.of(.125, .25, .5, 1.0, 2.0, 4.0, 8.0);

  public Axis {
    if (!(low > 0 && low < 1 && high > 1 && Double.isFinite(high))) {
      throw new IllegalArgumentException("an axis from " + low + " to " + high + " lacks parity");
    }
  }

  /**
   * A mark on the axis.
   *
   * @param x where
   * @param label the ratio, such as {@code 0.9×}
   */
  public record Tick(String x, String label) {}

  /** The axis that holds all cells. */
  static Axis over(List<CellView> cells) {
    return over(
        cells.stream()
            .flatMap(view -> view.cell().ratio().stream())
            .mapToDouble(Ratio::value)
            .toArray(),
        cells.stream().flatMapToDouble(Axis::reach).toArray());
  }

  /**
   * The axis that holds points, and as far as twice or half of these what reaches farther.
   *
   * @param points the ratios themselves
   * @param reaches intervals, lines and whatever else is drawn
   */
  static Axis over(double[] points, double[] reaches) {
    double least = positive(points).min().orElse(1) / FARTHEST;
    double most = positive(points).max().orElse(1) * FARTHEST;
    double[] all =
        positive(reaches)
            .map(value -> Math.clamp(value, Math.min(least, 1), Math.max(most, 1)))
            .toArray();
    double low = Math.min(DoubleStream.of(all).min().orElse(1), CLOSEST_LOW);
    double high = Math.max(DoubleStream.of(all).max().orElse(1), 1 / CLOSEST_LOW);
    double margin = Math.log(high / low) * MARGIN;
    return new Axis(low * Math.exp(-margin), high * Math.exp(margin));
  }

  private static DoubleStream positive(double[] values) {
    return DoubleStream.of(values).filter(value -> value > 0 && Double.isFinite(value));
  }

  private static DoubleStream reach(CellView view) {
    CellComparison cell = view.cell();
    double zone = 1 + view.policy().equivalence();
    Stream<Double> limits =
        cell.ratio().stream()
            .flatMap(
                ratio ->
                    Stream.of(ratio.low95().stream(), ratio.high95().stream())
                        .flatMap(limit -> limit));
    return DoubleStream.concat(
        DoubleStream.of(1 / zone, zone, cell.ratio().map(Ratio::value).orElse(1.0)),
        Stream.concat(limits, cell.units().stream()).mapToDouble(Double::doubleValue));
  }

  /** Where a ratio lies, clipped to the edges. */
  double x(double ratio) {
    double share = Math.log(ratio / low) / Math.log(high / low);
    return LEFT + Math.clamp(share, 0, 1) * (RIGHT - LEFT);
  }

  /** Whether the axis reaches as far as that ratio. */
  boolean holds(double ratio) {
    return ratio >= low && ratio <= high;
  }

  /** Round marks far enough apart to be read. */
  public List<Tick> ticks() {
    return DoubleStream.of(STEPS)
        .mapToObj(this::multiples)
        .filter(this::legible)
        .findFirst()
        .orElseGet(() -> legible(inside(WIDE)) ? inside(WIDE) : inside(FAR))
        .stream()
        .map(ratio -> new Tick(coordinate(x(ratio)), label(ratio)))
        .toList();
  }

  private List<Double> multiples(double step) {
    int first = (int) Math.ceil(low / step);
    int last = (int) Math.floor(high / step);
    return last - first > MOST_STEPS
        ? List.of()
        : IntStream.rangeClosed(first, last).mapToObj(multiple -> multiple * step).toList();
  }

  private List<Double> inside(List<Double> candidates) {
    return candidates.stream().filter(this::holds).toList();
  }

  private boolean legible(List<Double> ratios) {
    List<Double> places = new ArrayList<>(ratios.stream().map(this::x).toList());
    return !places.isEmpty()
        && IntStream.range(1, places.size())
            .allMatch(next -> places.get(next) - places.get(next - 1) >= CLOSEST_TICKS);
  }

  private static String label(double ratio) {
    String rounded = String.format(Locale.ROOT, "%.3f", ratio);
    return new BigDecimal(rounded).stripTrailingZeros().toPlainString() + "×";
  }

  /** A coordinate with one decimal. */
  static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
