package io.archbench.report.ci;

import io.archbench.analysis.question.PendingVariant;
import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.CellView;
import io.archbench.report.view.Check;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.Conditions;
import io.archbench.report.view.FailureView;
import io.archbench.report.view.Figures;
import io.archbench.report.view.FindingView;
import io.archbench.report.view.ReportView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A job summary: the verdict of the gate in line 1, what that rests on in line 2, then the cells,
 * worst first.
 *
 * <p>Hosts cut or refuse longer texts, so the whole stays below {@link #LIMIT} characters, and what
 * was left out is counted.
 */
public final class MarkdownReport implements ReportWriter {
  /** What job summaries and comments hold. */
  static final int LIMIT = 65_536;

  private static final int ROOM_FOR_THE_END = 20_000;
  private static final int ROOM_FOR_FINDINGS = 6_000;
  private static final int ROOM_FOR_PENDING = 6_000;
  private static final int MOST_FAILURES = 5;
  private static final int MOST_LOG_LINES = 10;

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    out.write(text(Check.of(report)).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Check check) {
    ReportView view = check.view();
    BoundedText text = new BoundedText(LIMIT - ROOM_FOR_THE_END);
    text.add(firstLine(check));
    text.add("**" + MarkdownText.prose(view.signedHeadline()) + "**\n\n");
    view.demonstration().ifPresent(words -> text.add("> **" + words + "**\n\n"));
    int written = 0;
    while (written < view.comparisons().size()
        && comparison(view, view.comparisons().get(written), text)) {
      written++;
    }
    if (written < view.comparisons().size()) {
      text.left(view.comparisons().size() - written, "comparison");
    }
    return text + verdicts(view) + findings(view) + pending(view) + provenance(view);
  }

  /** What the gate says, as a heading: the same wherever it stands beside a change. */
  static String firstLine(Check check) {
    return "### " + check.sign() + " " + MarkdownText.brief(check.line()) + "\n";
  }

  /** Whether at least its answer had room. */
  private static boolean comparison(ReportView report, ComparisonView view, BoundedText text) {
    String heading =
        report.comparisons().size() == 1
            ? ""
            : "#### " + MarkdownText.prose(view.answer().signedLead()) + "\n\n";
    String sentences =
        view.answer().paragraphs().stream()
            .map(words -> MarkdownText.prose(words) + "\n\n")
            .collect(Collectors.joining());
    if (!text.add(heading + sentences)) {
      return false;
    }
    if (view.unfairDifferences() > 0) {
      text.add("**Is it fair?** " + MarkdownText.prose(view.fairnessWords()) + "\n\n");
    }
    failures(view, text);
    new WorthMarkdown(text).write(view);
    if (!view.cells().isEmpty()) {
      table(view, text);
    }
    return true;
  }

  private static void table(ComparisonView view, BoundedText text) {
    text.add(
        "| verdict | cell | "
            + MarkdownText.code(view.comparison().baseline())
            + " | "
            + MarkdownText.code(view.comparison().contender())
            + " | change | uncertainty | "
            + MarkdownText.prose(view.comparison().unit())
            + "s | notes |\n|---|---|--:|--:|---|---|--:|---|\n");
    text.addAll(view.cells().stream().map(MarkdownReport::row).toList(), "cell");
  }

  private static String row(CellView view) {
    return "| "
        + view.outcome().sign()
        + " "
        + view.outcome().word()
        + " | "
        + MarkdownText.code(view.cell().key().text())
        + " | "
        + score(view, view.cell().score().baseline())
        + " | "
        + score(view, view.cell().score().contender())
        + " | "
        + view.changeWords()
        + " | "
        + view.uncertaintyWords()
        + " | "
        + view.units()
        + " | "
        + notes(view)
        + " |\n";
  }

  private static String score(CellView view, Optional<Double> score) {
    return score
        .map(value -> Figures.score(value) + " " + MarkdownText.prose(view.cell().unit()))
        .orElse("none");
  }

  private static String notes(CellView view) {
    List<String> notes = new ArrayList<>();
    view.reason().ifPresent(notes::add);
    if (!view.flags().isEmpty()) {
      notes.add(view.flags());
    }
    return notes.isEmpty() ? "" : MarkdownText.prose(String.join("; ", notes));
  }

  private static void failures(ComparisonView view, BoundedText text) {
    List<String> failures =
        view.withFailures().stream()
            .flatMap(cell -> cell.failures().stream().map(failure -> failure(cell, failure)))
            .toList();
    text.addFirst(MOST_FAILURES, failures, "failure");
  }

  private static String failure(CellView cell, FailureView failure) {
    List<String> log = failure.logTail().lines().toList();
    String tail =
        String.join("\n", log.subList(Math.max(0, log.size() - MOST_LOG_LINES), log.size()));
    return "\n<details><summary>✕ failed: "
        + MarkdownText.code(cell.name())
        + " on "
        + MarkdownText.code(failure.variant())
        + ": "
        + failure.kind()
        + ": "
        + MarkdownText.code(failure.message())
        + "</summary>\n\n"
        + MarkdownText.code(failure.where())
        + "\n\n"
        + MarkdownText.block(tail)
        + "\n\n</details>\n";
  }

  private static String verdicts(ReportView view) {
    return view.tally().total() == 0
        ? ""
        : "\n" + MarkdownText.prose(Conditions.verdicts(view)) + "\n";
  }

  private static String findings(ReportView view) {
    if (view.findings().isEmpty()) {
      return "";
    }
    BoundedText text = new BoundedText(ROOM_FOR_FINDINGS);
    text.add("\n**Findings.**\n\n");
    text.addAll(view.findings().stream().map(MarkdownReport::finding).toList(), "finding");
    return text.toString();
  }

  private static String finding(FindingView finding) {
    return "- "
        + finding.severity().text()
        + " "
        + MarkdownText.code(finding.kind().id())
        + ": "
        + finding.where(MarkdownText::code)
        + ": "
        + MarkdownText.prose(cut(finding.what()))
        + ". To do: "
        + MarkdownText.prose(cut(finding.fix()))
        + "\n";
  }

  private static String pending(ReportView view) {
    if (view.pending().isEmpty()) {
      return "";
    }
    BoundedText text = new BoundedText(ROOM_FOR_PENDING);
    text.add("\n**Pending.** " + view.pendingWords() + "\n\n");
    text.addAll(view.pending().stream().map(MarkdownReport::pending).toList(), "variant");
    return text.toString();
  }

  private static String pending(PendingVariant variant) {
    return "- "
        + MarkdownText.code(variant.variant())
        + ": "
        + MarkdownText.code(variant.why())
        + "\n";
  }

  private static String provenance(ReportView view) {
    return "\n<sub>"
        + source(view)
        + " · "
        + MarkdownText.prose(cut(view.facts().jmhSettings()))
        + " · to repeat: "
        + MarkdownText.toPasteInLine(view.facts().repeatCommand())
        + "</sub>\n";
  }

  private static String source(ReportView view) {
    return view.provenance().isFiles()
        ? MarkdownText.code(view.provenance().line())
        : "study "
            + MarkdownText.code(view.document().study())
            + " · run "
            + MarkdownText.code(view.document().run())
            + " · "
            + view.rounds();
  }

  private static String cut(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
