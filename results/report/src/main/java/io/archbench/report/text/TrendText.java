package io.archbench.report.text;

import io.archbench.analysis.trend.ChangePoint;
import io.archbench.analysis.trend.EnvironmentalEvent;
import io.archbench.analysis.trend.Night;
import io.archbench.report.text.TextReport.Colour;
import io.archbench.report.trend.EventWords;
import io.archbench.report.trend.Happening;
import io.archbench.report.trend.Nights;
import io.archbench.report.trend.SeriesView;
import io.archbench.report.trend.TrendGroup;
import io.archbench.report.trend.TrendReport;
import io.archbench.report.trend.TrendView;
import io.archbench.report.view.Change;
import io.archbench.report.view.Figures;
import java.util.List;

/**
 * What became of a history, as a table of 80 columns: for each study and variant what happened to
 * all of it, then its series, the worst first.
 *
 * @param glyphs what sparklines are drawn with
 */
public record TrendText(Colour colour, Glyphs glyphs, Rows rows) {
  private static final int SPARKLINE = 30;
  private static final String INDENT = "  ";
  private static final String FIGURES = "    ";

  /** Which series have a row. */
  public enum Rows {
    /** Those that changed, or began anew when others did not; the others are counted. */
    MOVED,
    ALL
  }

  /** The table. */
  public String text(TrendReport report) {
    TrendView view = TrendView.of(report);
    Lines lines = new Lines();
    lines.paragraph("", view.facts().title() + ": " + view.headline());
    boolean anyRow = false;
    for (TrendGroup group : view.groups()) {
      anyRow |= group(group, lines);
    }
    lines.blank();
    if (anyRow) {
      lines.paragraph("", legend());
    }
    if (view.outside() > 0) {
      lines.paragraph(
          "",
          Figures.number(view.outside())
              + " series were not measured in the nights that are shown: more nights show them.");
    }
    lines.paragraph("", INDENT, "To repeat: " + view.facts().repeatCommand());
    return lines.toString();
  }

  private String legend() {
    return "Each line of signs has up to "
        + SPARKLINE
        + " nights, the newest last: "
        + glyphs.height(0)
        + " low, "
        + glyphs.height(Glyphs.HEIGHTS - 1)
        + " high, "
        + glyphs.gap()
        + " begun anew, with a scale of its own. Beside it: the newest night against the anchor"
        + " (95 % uncertainty); ~ too close to call.";
  }

  /** Whether a series has a row. */
  private boolean group(TrendGroup group, Lines lines) {
    lines.blank();
    Nights nights = group.nights();
    lines.paragraph(
        "",
        INDENT,
        group.title()
            + ": "
            + Figures.number(group.series().size())
            + " series, "
            + Figures.count(nights.shown().size(), "night")
            + " to "
            + Nights.date(nights.last()));
    for (EnvironmentalEvent event : group.events()) {
      dated(event.night(), EventWords.of(event), lines);
    }
    for (Happening happening : group.shared()) {
      String breaks = happening.kind().breaks() ? ": all series begin anew" : "";
      dated(happening.night(), happening.words() + breaks, lines);
    }
    List<SeriesView> shown =
        group.series().stream().filter(view -> rows == Rows.ALL || group.moved(view)).toList();
    shown.forEach(view -> row(group, view, lines));
    quiet(group.series().stream().filter(view -> !shown.contains(view)).toList(), lines);
    return !shown.isEmpty();
  }

  private static void quiet(List<SeriesView> quiet, Lines lines) {
    if (!quiet.isEmpty()) {
      long missing = quiet.stream().filter(view -> view.missing().isPresent()).count();
      lines.paragraph(
          INDENT,
          Figures.number(quiet.size())
              + " series without a change"
              + (missing > 0 ? ", " + missing + " of them not measured in the last night" : ""));
    }
  }

  private static void dated(Night night, String words, Lines lines) {
    String date = INDENT + Nights.date(night) + "  ";
    lines.paragraph(date, " ".repeat(date.length()), words);
  }

  private void row(TrendGroup group, SeriesView view, Lines lines) {
    Verdicts verdicts = new Verdicts(colour);
    String indent = INDENT;
    for (String part : lines.beside(view.fullName(), INDENT.length() + Verdicts.WIDTH + 1)) {
      boolean first = indent.equals(INDENT);
      String padded = Lines.left(indent + part, Lines.WIDTH - Verdicts.WIDTH);
      lines.line(first ? padded + verdicts.of(view.state(), view.stateWord()) : indent + part);
      indent = FIGURES;
    }
    lines.line(
        FIGURES
            + Lines.left(Sparkline.of(view, SPARKLINE, glyphs), SPARKLINE)
            + "  "
            + Lines.clean(change(view.latest())));
    view.missing().ifPresent(words -> lines.paragraph(FIGURES, words));
    view.current().ifPresent(change -> lines.paragraph(FIGURES, view.sentence(change)));
    for (ChangePoint change : view.changes().reversed()) {
      if (view.current().filter(change::equals).isEmpty()) {
        lines.paragraph(FIGURES, "before: " + view.sentence(change));
      }
    }
    for (Happening happening : group.alone(view)) {
      lines.paragraph(
          FIGURES, FIGURES + INDENT, Nights.date(happening.night()) + " " + happening.words());
    }
  }

  private static String change(Change change) {
    if (change.crosses()) {
      return "~ " + change.uncertainty().orElseThrow();
    }
    return change.words()
        + change.uncertainty().map(interval -> " (" + interval + ")").orElse(" (no interval)");
  }
}
