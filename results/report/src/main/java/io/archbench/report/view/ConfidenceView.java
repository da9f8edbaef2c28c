package io.archbench.report.view;

import io.archbench.analysis.whole.PriceConfidence;
import io.archbench.analysis.whole.Pricing;
import io.archbench.analysis.whole.Valuation;
import io.archbench.analysis.whole.Whole;
import java.util.List;
import java.util.Optional;

/**
 * Confidence that the contender is cheaper, for other prices than today's.
 *
 * @param points the curve, by rising price ratio
 * @param rows those of its points that a table shows
 * @param today today's price ratio
 * @param todayConfidence the confidence there, if it is known
 * @param finding what the curve shows, in a sentence
 */
public record ConfidenceView(
    List<PriceConfidence> points,
    List<PriceConfidence> rows,
    double today,
    Optional<Double> todayConfidence,
    String finding) {
  private static final double ROW_STEP = .05;
  private static final double NEAR = 1e-6;

  public ConfidenceView {
    points = List.copyOf(points);
    rows = List.copyOf(rows);
  }

  static Optional<ConfidenceView> of(Whole whole, Pricing pricing, SideNames names) {
    if (whole.confidence().size() < 2) {
      return Optional.empty();
    }
    Optional<Double> today = whole.value().flatMap(Valuation::confidenceCheaper);
    return Optional.of(
        new ConfidenceView(
            whole.confidence(),
            whole.confidence().stream().filter(point -> isRow(point.priceRatio())).toList(),
            pricing.breakEven(),
            today,
            finding(whole, pricing, names, today)));
  }

  private static boolean isRow(double ratio) {
    double steps = ratio / ROW_STEP;
    return Math.abs(steps - Math.rint(steps)) < NEAR;
  }

  private static String finding(
      Whole whole, Pricing pricing, SideNames names, Optional<Double> today) {
    return "At today's price ratio of "
        + ratio(pricing.breakEven())
        + today
            .map(
                value ->
                    " the confidence that "
                        + names.contender()
                        + " is cheaper is "
                        + Figures.confidence(value))
            .orElse(" nothing can be said")
        + "; at "
        + ratio(whole.ratio().value())
        + " it would be 50 %.";
  }

  /** A price ratio with three decimals. */
  public static String ratio(double ratio) {
    return Figures.fixed(ratio, 3);
  }
}
