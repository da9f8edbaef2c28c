package io.archbench.report.html;

import io.archbench.analysis.stats.Ratio;
import io.archbench.report.view.CellView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of the forest plot, with every coordinate as it stands in the picture.
 *
 * @param title the finding
 * @param dots the units behind it
 * @param thin the 95 % interval
 * @param thick the 50 % interval
 * @param arrows paths at the edges, where an interval goes on
 * @param mark where the ratio itself is
 */
public record Forest(
    String title,
    String zoneX,
    String zoneWidth,
    String parityX,
    List<Dot> dots,
    Optional<Segment> thin,
    Optional<Segment> thick,
    List<String> arrows,
    String mark) {
  /** The height of a row. */
  public static final int HEIGHT = 40;

  private static final double MIDDLE = HEIGHT / 2.0;

  /** Where dots lie above and below the middle, in turn, so that equal units are still counted. */
  private static final double[] OFFSETS = {-9, 9, -12, 12, -6, 6};

  public Forest {
    dots = List.copyOf(dots);
    arrows = List.copyOf(arrows);
  }

  /** A unit. */
  public record Dot(String x, String y) {}

  /** A horizontal line. */
  public record Segment(String from, String to) {}

  /** The row of a cell that has a ratio. */
  static Forest of(CellView view, Ratio ratio, Axis axis) {
    double zone = 1 + view.policy().equivalence();
    double left = axis.x(1 / zone);
    return new Forest(
        view.finding(),
        Axis.coordinate(left),
        Axis.coordinate(axis.x(zone) - left),
        Axis.coordinate(axis.x(1)),
        dots(view.cell().units(), axis),
        segment(ratio.low95(), ratio.high95(), axis),
        segment(ratio.low50(), ratio.high50(), axis),
        arrows(ratio, axis),
        Axis.coordinate(axis.x(ratio.value())));
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
