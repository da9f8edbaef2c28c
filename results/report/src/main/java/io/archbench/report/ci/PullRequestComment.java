package io.archbench.report.ci;

import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.ChangedRow;
import io.archbench.report.view.Check;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.ConditionLine;
import io.archbench.report.view.ReportView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A comment on a pull request: the verdict and what to do about it in line 1, all counts in line 2,
 * the conditions in line 3, then only what changed; everything else is folded away.
 *
 * <p>Its last line is hidden and the same for every run of a study, so that a pipeline finds the
 * comment again and updates it. Hosts refuse longer texts, so the whole stays below {@link
 * MarkdownReport#LIMIT} characters whatever names are in it.
 */
public final class PullRequestComment implements ReportWriter {
  private static final String HEADER =
      """
      | | benchmark | before | after | change | 95 % uncertainty | noise floor | architecture |
      |---|---|--:|--:|---|---|--:|---|
      """;
  private static final int MOST_ROWS = 10;
  private static final int MOST_COMPARISONS = 5;
  private static final int ROOM = 22_000;

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    out.write(text(report).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Report report) {
    Check check = Check.of(report);
    ReportView view = check.view();
    BoundedText text = new BoundedText(ROOM);
    text.add(MarkdownReport.firstLine(check));
    text.add("**" + check.counted() + "**\n\n");
    text.addFirst(
        MOST_COMPARISONS,
        view.comparisons().stream().map(comparison -> conditions(view, comparison)).toList(),
        "comparison");
    view.demonstration().ifPresent(words -> text.add("> **" + words + "**\n\n"));
    changes(view, text);
    return text
        + CommentAdvice.of(check)
        + CommentDetails.of(view)
        + "\n"
        + marker(view.document().study())
        + "\n";
  }

  /** What a pipeline looks for to find the comment that it is to update. */
  static String marker(String study) {
    return "<!-- archbench comment: " + study.replaceAll("[^a-z0-9]+", "-") + " -->";
  }

  private static String conditions(ReportView report, ComparisonView view) {
    String words =
        view.isIncomparable()
            ? "**not comparable**, so no verdict: " + MarkdownText.brief(view.differences())
            : MarkdownText.brief(ConditionLine.of(report, view));
    String cost =
        view.answer()
            .outcome()
            .map(
                outcome ->
                    ". Cost: "
                        + outcome.sign()
                        + " "
                        + MarkdownText.brief(view.answer().conclusion()))
            .orElse("");
    return "- " + MarkdownText.brief(view.title()) + ": " + words + cost + "\n";
  }

  private static void changes(ReportView view, BoundedText text) {
    List<ChangedRow> rows = ChangedRow.of(view);
    if (rows.isEmpty()) {
      return;
    }
    boolean several = view.comparisons().size() > 1;
    text.add(HEADER);
    text.addFirst(
        MOST_ROWS, rows.stream().map(row -> row(row, several)).toList(), "changed benchmark");
  }

  private static String row(ChangedRow row, boolean several) {
    String name =
        MarkdownText.code(row.cell().cell().key().text())
            + row.metric().map(metric -> "<br>" + MarkdownText.brief(metric)).orElse("")
            + (several ? "<br>" + MarkdownText.brief(row.comparison()) : "");
    return List.of(
            row.tag(),
            name,
            MarkdownText.brief(row.before()),
            MarkdownText.brief(row.after()),
            MarkdownText.brief(row.change()),
            row.interval(),
            row.noise(),
            MarkdownText.brief(row.architecture()))
        .stream()
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
