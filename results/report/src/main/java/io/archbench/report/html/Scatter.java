package io.archbench.report.html;

import io.archbench.report.view.Figures;
import io.archbench.report.view.ScatterView;
import io.archbench.report.view.ScatterView.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Cost against latency, both on logarithmic axes, with every coordinate as it stands in the
 * picture.
 *
 * @param front the points of a line through those that nothing beats; empty if that is one
 */
public record Scatter(List<Mark> marks, String front, List<Axis.Tick> across, List<Axis.Tick> up) {
  private static final double LEFT = 66;
  private static final double RIGHT = 330;
  private static final double TOP = 14;
  private static final double BOTTOM = 152;
  private static final double MARGIN = .08;
  private static final double LEAST_SPREAD = 1.05;
  private static final int DIGITS = 3;

  public Scatter {
    marks = List.copyOf(marks);
    across = List.copyOf(across);
    up = List.copyOf(up);
  }

  /**
   * A variant's place.
   *
   * @param name the class of its elements
   */
  public record Mark(String x, String y, int number, String name) {}

  /** A logarithmic scale from one edge of the picture to the other. */
  private record Scale(double low, double high, double from, double to) {
    static Scale over(List<Point> points, ToDoubleFunction<Point> value, double from, double to) {
      double least = values(points, value).min().orElseThrow();
      double most = Math.max(values(points, value).max().orElseThrow(), least * LEAST_SPREAD);
      double margin = Math.pow(most / least, MARGIN);
      return new Scale(least / margin, most * margin, from, to);
    }

    private static DoubleStream values(List<Point> points, ToDoubleFunction<Point> value) {
      return points.stream().mapToDouble(value);
    }

    double at(double value) {
      return from + Math.log(value / low) / Math.log(high / low) * (to - from);
    }

    /** The ends and the middle, as nobody's costs are round. */
    List<Axis.Tick> ticks() {
      List<Axis.Tick> ticks = new ArrayList<>();
      for (double value : new double[] {low, Math.sqrt(low * high), high}) {
        ticks.add(new Axis.Tick(Axis.coordinate(at(value)), Figures.significant(value, DIGITS)));
      }
      return ticks;
    }
  }

  static Scatter of(ScatterView view) {
    Scale cost =
        Scale.over(view.points(), point -> point.cost().amount().doubleValue(), LEFT, RIGHT);
    Scale latency = Scale.over(view.points(), Point::micros, BOTTOM, TOP);
    List<Mark> marks =
        view.points().stream()
            .map(
                point ->
                    new Mark(
                        Axis.coordinate(cost.at(point.cost().amount().doubleValue())),
                        Axis.coordinate(latency.at(point.micros())),
                        point.number(),
                        point.front() ? "front" : "beaten"))
            .toList();
    return new Scatter(
        marks,
        marks.stream()
            .filter(mark -> mark.name().equals("front"))
            .map(mark -> mark.x() + "," + mark.y())
            .collect(Collectors.joining(" ")),
        cost.ticks(),
        latency.ticks());
  }
}
