package io.archbench.report.ci;

import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.report.view.CellView;
import io.archbench.report.view.Figures;
import io.archbench.report.view.FindingView;
import io.archbench.report.view.Method;
import io.archbench.report.view.Outcome;
import io.archbench.report.view.ReportView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a comment folds away: what did not change, what does not count, method, provenance. */
final class CommentDetails {
  private static final int ROOM = 9_000;

  private CommentDetails() {}

  static String of(ReportView view) {
    return folded("Unchanged", unchanged(view))
        + folded("Less reliable, with the reason", unreliable(view))
        + folded("Method", Method.lines(view).stream().map(CommentDetails::item).toList())
        + folded("Provenance", provenance(view));
  }

  private static String folded(String title, List<String> items) {
    if (items.isEmpty()) {
      return "";
    }
    BoundedText text = new BoundedText(ROOM);
    text.addAll(items, "line");
    return "<details><summary>%s (%s)</summary>\n\n%s</details>\n"
        .formatted(title, Figures.count(items.size(), "line"), text);
  }

  /** A cell with the name by which it is told from the same cell of other comparisons. */
  private record Named(CellView view, String name) {}

  private static List<String> unchanged(ReportView view) {
    return cells(view)
        .filter(cell -> cell.view().outcome() == Outcome.SAME)
        .map(
            cell ->
                "- "
                    + cell.name()
                    + ": "
                    + cell.view().changeWords()
                    + " ("
                    + cell.view().uncertaintyWords()
                    + ")\n")
        .toList();
  }

  private static Stream<Named> cells(ReportView view) {
    boolean several = view.comparisons().size() > 1;
    return view.comparisons().stream()
        .flatMap(
            comparison ->
                comparison.cells().stream()
                    .map(
                        cell ->
                            new Named(
                                cell,
                                MarkdownText.code(cell.cell().key().text())
                                    + (several
                                        ? ", " + MarkdownText.brief(comparison.title())
                                        : ""))));
  }

  /** A demonstration says once that it is one. */
  private static List<String> unreliable(ReportView view) {
    Stream<String> cells =
        cells(view)
            .filter(cell -> cell.view().outcome() != Outcome.FAILED)
            .flatMap(CommentDetails::unreliable);
    Stream<String> findings = view.findings().stream().map(CommentDetails::finding);
    return Stream.concat(cells, findings).toList();
  }

  private static Stream<String> unreliable(Named cell) {
    Stream<String> itself =
        Stream.of(
                cell.view().reason().filter(CommentDetails::isOwn),
                Optional.of(cell.view().flags()).filter(flags -> !flags.isEmpty()))
            .flatMap(Optional::stream)
            .map(words -> "- " + cell.name() + ": " + MarkdownText.brief(words) + "\n");
    Stream<String> metrics =
        cell.view().cell().further().stream().flatMap(metric -> unreliable(cell.name(), metric));
    return Stream.concat(itself, metrics);
  }

  private static boolean isOwn(String reason) {
    return !reason.equals(ReportView.DEMONSTRATION);
  }

  private static Stream<String> unreliable(String name, MetricComparison metric) {
    return metric.verdict() instanceof Verdict.Inconclusive unknown && isOwn(unknown.words())
        ? Stream.of(
            "- "
                + name
                + ", "
                + MarkdownText.brief(metric.metric())
                + ": "
                + MarkdownText.brief(unknown.words())
                + "\n")
        : Stream.empty();
  }

  private static String finding(FindingView finding) {
    return "- "
        + finding.severity().text()
        + " "
        + MarkdownText.code(finding.kind().id())
        + ": "
        + finding.where(MarkdownText::code)
        + ": "
        + MarkdownText.brief(finding.what())
        + "\n";
  }

  private static List<String> provenance(ReportView view) {
    List<String> lines = new ArrayList<>();
    lines.add(view.provenance().line());
    lines.add("measured: " + view.facts().jmhSettings());
    lines.add("archbench " + view.facts().archbenchVersion());
    view.facts()
        .hashes()
        .forEach((name, digest) -> lines.add("SHA-256 of " + name + ": " + digest));
    view.facts().ran().stream()
        .map(
            ran ->
                Stream.of(
                        ran.variant(),
                        ran.place(),
                        ran.architecture(),
                        ran.cpuModel(),
                        ran.jdkBuild())
                    .collect(Collectors.joining(", ")))
        .distinct()
        .forEach(lines::add);
    view.pending().stream().map(CommentDetails::pending).forEach(lines::add);
    view.facts().notes().forEach(note -> lines.add("note: " + note));
    return lines.stream().map(CommentDetails::item).toList();
  }

  private static String pending(PendingVariant variant) {
    return "pending: " + variant.variant() + ": " + variant.why();
  }

  private static String item(String words) {
    return "- " + MarkdownText.brief(words) + "\n";
  }
}
