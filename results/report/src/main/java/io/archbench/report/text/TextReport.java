package io.archbench.report.text;

import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.Answer;
import io.archbench.report.view.CellView;
import io.archbench.report.view.Change;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.Conditions;
import io.archbench.report.view.FailureView;
import io.archbench.report.view.Figures;
import io.archbench.report.view.Outcome;
import io.archbench.report.view.ReportView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The answer as an aligned table; {@code ~} stands before what is too close to call.
 *
 * <p>A terminal of 80 columns holds all of it, or each cell has one line that is as long as it has
 * to be.
 */
public final class TextReport implements ReportWriter {
  private static final int UNIT = 8;
  private static final int SCORE = 11;
  private static final int MOST_LOG_LINES = 10;
  private static final String CELL = "  ";
  private static final String FIGURES = "    ";

  private final Verdicts verdicts;
  private final Layout layout;

  /** Whether words are coloured, which only a terminal wants. */
  public enum Colour {
    ON,
    OFF
  }

  /** How wide it may become. */
  public enum Layout {
    /** 80 columns. */
    NARROW,
    /** A line for each cell, with all that is known of it. */
    WIDE
  }

  /** A writer of 80 columns, in or without colour. */
  public TextReport(Colour colour) {
    this(colour, Layout.NARROW);
  }

  /** A writer of that layout, in or without colour. */
  public TextReport(Colour colour, Layout layout) {
    verdicts = new Verdicts(colour);
    this.layout = layout;
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    out.write(text(ReportView.of(report)).getBytes(StandardCharsets.UTF_8));
  }

  private String text(ReportView view) {
    Lines lines = layout == Layout.WIDE ? Lines.unlimited() : new Lines();
    view.demonstration().ifPresent(words -> lines.paragraph("", words));
    if (view.comparisons().size() != 1) {
      lines.paragraph("", view.headline() + ".");
    }
    view.comparisons().forEach(comparison -> comparison(comparison, lines));
    findings(view, lines);
    pending(view, lines);
    lines.blank();
    if (view.tally().total() > 0) {
      lines.paragraph("", Conditions.verdicts(view));
    }
    view.provenance().notes().forEach(note -> lines.paragraph("", "Note: " + note));
    view.provenance().lines().forEach(line -> lines.paragraph("", "  ", line));
    return lines.toString().stripLeading();
  }

  private void comparison(ComparisonView view, Lines lines) {
    Answer answer = view.answer();
    lines.blank();
    lines.paragraph("", answer.lead());
    answer.paragraphs().forEach(words -> lines.paragraph("", words));
    if (view.unfairDifferences() > 0) {
      lines.paragraph("", "Is it fair? " + view.fairnessWords());
    }
    WorthText worth = new WorthText(lines, verdicts);
    worth.suites(view);
    if (!view.cells().isEmpty()) {
      lines.blank();
      switch (layout) {
        case NARROW -> narrow(view, lines);
        case WIDE -> new WideTable(verdicts).add(view, lines);
      }
    }
    view.money().ifPresent(worth::money);
  }

  private void narrow(ComparisonView view, Lines lines) {
    lines.line(
        FIGURES
            + " ".repeat(UNIT)
            + Lines.right(side(view.comparison().baseline()), SCORE)
            + " "
            + Lines.right(side(view.comparison().contender()), SCORE)
            + "  change (95 % uncertainty)");
    view.cells().forEach(cell -> cell(cell, lines));
  }

  private static String side(String variant) {
    String clean = Lines.clean(variant);
    return Columns.of(clean) <= SCORE
        ? clean
        : clean.substring(0, Columns.fitting(clean, SCORE - 1)) + "~";
  }

  private void cell(CellView view, Lines lines) {
    String indent = CELL;
    String key = view.cell().key().text();
    for (String part : lines.beside(key, CELL.length() + Verdicts.WIDTH + 1)) {
      boolean first = indent.equals(CELL);
      String padded = Lines.left(indent + part, Lines.WIDTH - Verdicts.WIDTH);
      lines.line(first ? padded + verdicts.of(view.outcome()) : indent + part);
      indent = FIGURES;
    }
    if (view.outcome() != Outcome.FAILED) {
      lines.line(figures(view));
    }
    notes(view, lines);
  }

  private static String figures(CellView view) {
    return FIGURES
        + Lines.left(Lines.clean(view.cell().unit()), UNIT)
        + Lines.right(score(view.cell().score().baseline()), SCORE)
        + " "
        + Lines.right(score(view.cell().score().contender()), SCORE)
        + "  "
        + Lines.clean(view.change().map(TextReport::change).orElse("no ratio"));
  }

  private static String score(Optional<Double> value) {
    return value.map(Figures::score).orElse("-");
  }

  private static String change(Change change) {
    if (change.crosses()) {
      return "~ " + change.uncertainty().orElseThrow();
    }
    return change.words()
        + change.uncertainty().map(interval -> " (" + interval + ")").orElse(" (no interval)");
  }

  private static void notes(CellView view, Lines lines) {
    if (view.outcome() != Outcome.FAILED) {
      view.reason().ifPresent(words -> lines.paragraph(FIGURES, words));
    }
    if (!view.flags().isEmpty()) {
      lines.paragraph(FIGURES, "flags: " + view.flags());
    }
    view.failures().forEach(failure -> failure(failure, lines));
  }

  private static void failure(FailureView failure, Lines lines) {
    lines.paragraph(FIGURES, failure.variant() + ": " + failure.kind() + ": " + failure.message());
    lines.paragraph(FIGURES, failure.where());
    List<String> log = failure.logTail().lines().toList();
    log.subList(Math.max(0, log.size() - MOST_LOG_LINES), log.size())
        .forEach(line -> lines.paragraph(FIGURES + "| ", line));
  }

  private static void findings(ReportView view, Lines lines) {
    if (!view.findings().isEmpty()) {
      lines.blank();
      lines.line("Findings");
      view.findings().forEach(finding -> FindingLines.add(finding, lines));
    }
  }

  private static void pending(ReportView view, Lines lines) {
    if (view.pending().isEmpty()) {
      return;
    }
    lines.blank();
    lines.paragraph("", "Pending: " + view.pendingWords());
    view.pending()
        .forEach(
            variant -> lines.paragraph("  ", "    ", variant.variant() + ": " + variant.why()));
  }
}
