package io.archbench.report.trend;

import io.archbench.analysis.stats.LnScale;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.trend.EnvironmentalEvent;
import io.archbench.report.view.Change;
import io.archbench.report.view.Comparative;
import io.archbench.report.view.Figures;

/** Environmental events in words. */
public final class EventWords {
  private EventWords() {}

  /** Such as {@code 590 of 600 series moved at once, 3.2 % worse in the middle}. */
  public static String of(EnvironmentalEvent event) {
    Change shift = Change.of(Ratio.point(LnScale.exp(event.shift())), Comparative.MERIT);
    return Figures.number(event.moved())
        + " of "
        + Figures.number(event.of())
        + " series moved at once, "
        + shift.words()
        + " in the middle";
  }
}
