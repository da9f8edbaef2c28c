package io.archbench.report.html;

import io.archbench.analysis.stats.Ratio;
import io.archbench.report.view.CellView;
import io.archbench.report.view.WorthRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One row of the forest plot, with every coordinate as it stands in the picture.
 *
 * @param title the finding
 * @param zone what is too close to matter, if that is known
 * @param parityX where both sides are equal
 * @param dashedX a second line, if it is within reach
 * @param dots the units behind it
 * @param thin the 95 % interval
 * @param thick the 50 % interval
 * @param arrows paths at the edges, where an interval goes on
 * @param mark the ratio itself
 */
public record Forest(
    String title,
    Optional<Zone> zone,
    String parityX,
    Optional<String> dashedX,
    List<Dot> dots,
    Optional<Segment> thin,
    Optional<Segment> thick,
    List<String> arrows,
    Mark mark) {
  /** The height of a row. */
  public static final int HEIGHT = 40;

  private static final double MIDDLE = HEIGHT / 2.0;
  private static final String RADIUS = "5";
  private static final double SMALLEST = 3.5;
  private static final double LARGER = 4;
  private static final double DIAMOND = 4.5;

  /** Where dots lie above and below the middle, in turn, so that equal units are still counted. */
  private static final double[] OFFSETS = {-9, 9, -12, 12, -6, 6};

  public Forest {
    dots = List.copyOf(dots);
    arrows = List.copyOf(arrows);
  }

  /** A grey ground. */
  public record Zone(String x, String width) {}

  /** A unit. */
  public record Dot(String x, String y) {}

  /**
   * A ratio: a disc, or a diamond as wide as its interval.
   *
   * @param radius of the disc
   * @param diamond path of the diamond that stands for the disc
   */
  public record Mark(String x, String radius, Optional<String> diamond) {}

  /** A horizontal line. */
  public record Segment(String from, String to) {}

  /** The row of a cell that has a ratio. */
  static Forest of(CellView view, Ratio ratio, Axis axis) {
    double zone = 1 + view.policy().equivalence();
    double left = axis.x(1 / zone);
    return new Forest(
        view.finding(),
        Optional.of(new Zone(Axis.coordinate(left), Axis.coordinate(axis.x(zone) - left))),
        Axis.coordinate(axis.x(1)),
        Optional.empty(),
        dots(view.cell().units(), axis),
        segment(ratio.low95(), ratio.high95(), axis),
        segment(ratio.low50(), ratio.high50(), axis),
        arrows(ratio, axis),
        new Mark(Axis.coordinate(axis.x(ratio.value())), RADIUS, Optional.empty()));
  }

  /**
   * The row of a suite, or of the whole, for which a diamond stands.
   *
   * @param dashed where the second line is, as a ratio
   */
  static Forest of(WorthRow row, String title, Ratio ratio, Optional<Double> dashed, Axis axis) {
    boolean whole = row.isWhole();
    return new Forest(
        title,
        Optional.empty(),
        Axis.coordinate(axis.x(1)),
        dashed.filter(axis::holds).map(line -> Axis.coordinate(axis.x(line))),
        List.of(),
        whole ? Optional.empty() : segment(ratio.low95(), ratio.high95(), axis),
        whole ? Optional.empty() : segment(ratio.low50(), ratio.high50(), axis),
        arrows(ratio, axis),
        new Mark(
            Axis.coordinate(axis.x(ratio.value())),
            Axis.coordinate(SMALLEST + LARGER * Math.sqrt(row.share().orElse(0.0))),
            whole ? Optional.of(diamond(ratio, axis)) : Optional.empty()));
  }

  private static String diamond(Ratio ratio, Axis axis) {
    double middle = axis.x(ratio.value());
    double left = Math.min(ratio.low95().map(axis::x).orElse(middle), middle - DIAMOND);
    double right = Math.max(ratio.high95().map(axis::x).orElse(middle), middle + DIAMOND);
    return String.format(
        Locale.ROOT,
        "M%.1f %.0fL%.1f %.0fL%.1f %.0fL%.1f %.0fz",
        left,
        MIDDLE,
        middle,
        MIDDLE - 2 * DIAMOND,
        right,
        MIDDLE,
        middle,
        MIDDLE + 2 * DIAMOND);
  }

  private static List<Dot> dots(List<Double> units, Axis axis) {
    List<Dot> dots = new ArrayList<>();
    for (double unit : units) {
      double y = MIDDLE + OFFSETS[dots.size() % OFFSETS.length];
      dots.add(new Dot(Axis.coordinate(axis.x(unit)), Axis.coordinate(y)));
    }
    return dots;
  }

  private static Optional<Segment> segment(Optional<Double> low, Optional<Double> high, Axis axis) {
    return low.flatMap(
        from ->
            high.map(
                to -> new Segment(Axis.coordinate(axis.x(from)), Axis.coordinate(axis.x(to)))));
  }

  private static List<String> arrows(Ratio ratio, Axis axis) {
    List<String> arrows = new ArrayList<>();
    if (ratio.low95().isPresent() && ratio.low95().get() < axis.low()) {
      arrows.add(arrow(Axis.LEFT, -1));
    }
    if (ratio.high95().isPresent() && ratio.high95().get() > axis.high()) {
      arrows.add(arrow(Axis.RIGHT, 1));
    }
    return arrows;
  }

  private static String arrow(int x, int direction) {
    return "M" + x + " 15l" + 9 * direction + " 5l" + -9 * direction + " 5z";
  }
}
