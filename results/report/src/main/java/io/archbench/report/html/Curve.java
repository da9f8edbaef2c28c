package io.archbench.report.html;

import io.archbench.analysis.whole.PriceConfidence;
import io.archbench.report.view.ConfidenceView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The curve of confidence over price ratios, with every coordinate as it stands in the picture.
 *
 * @param points of the line, which is straight between what was computed
 * @param dots what was computed
 * @param today where today's price ratio is
 * @param label at it
 * @param labelY beside the curve, not across it
 * @param anchor on which side of the line the label stands
 */
public record Curve(
    String title,
    String points,
    List<Forest.Dot> dots,
    List<Axis.Tick> across,
    List<Axis.Tick> up,
    String today,
    String label,
    String labelX,
    String labelY,
    String anchor) {
  private static final double LEFT = 44;
  private static final double RIGHT = 330;
  private static final double TOP = 12;
  private static final double BOTTOM = 152;
  private static final double GAP = 5;

  public Curve {
    dots = List.copyOf(dots);
    across = List.copyOf(across);
    up = List.copyOf(up);
  }

  static Curve of(ConfidenceView view) {
    double low = view.points().getFirst().priceRatio();
    double high = view.points().getLast().priceRatio();
    double today = x(view.today(), low, high);
    boolean rightHalf = today > (LEFT + RIGHT) / 2;
    List<Forest.Dot> dots = view.points().stream().map(point -> dot(point, low, high)).toList();
    return new Curve(
        view.finding(),
        dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" ")),
        dots,
        ticks(low, high),
        IntStream.rangeClosed(0, 4)
            .mapToObj(
                quarter -> new Axis.Tick(Axis.coordinate(y(quarter / 4.0)), 25 * quarter + " %"))
            .toList(),
        Axis.coordinate(today),
        "today " + ConfidenceView.ratio(view.today()),
        Axis.coordinate(rightHalf ? today - GAP : today + GAP),
        Axis.coordinate(view.todayConfidence().orElse(1.0) > .5 ? BOTTOM - GAP : TOP + 2 * GAP),
        rightHalf ? "end" : "start");
  }

  private static List<Axis.Tick> ticks(double low, double high) {
    int first = (int) Math.ceil(low * 10 - 1e-9);
    int last = (int) Math.floor(high * 10 + 1e-9);
    return IntStream.rangeClosed(first, last)
        .mapToObj(
            tenth ->
                new Axis.Tick(
                    Axis.coordinate(x(tenth / 10.0, low, high)),
                    String.format(Locale.ROOT, "%.1f", tenth / 10.0)))
        .toList();
  }

  private static Forest.Dot dot(PriceConfidence point, double low, double high) {
    return new Forest.Dot(
        Axis.coordinate(x(point.priceRatio(), low, high)), Axis.coordinate(y(point.confidence())));
  }

  /** Clipped to the picture: a price ratio beyond it stands at its edge. */
  private static double x(double ratio, double low, double high) {
    return LEFT + Math.clamp((ratio - low) / (high - low), 0, 1) * (RIGHT - LEFT);
  }

  private static double y(double confidence) {
    return BOTTOM - Math.clamp(confidence, 0, 1) * (BOTTOM - TOP);
  }
}
