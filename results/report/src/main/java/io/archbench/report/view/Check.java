package io.archbench.report.view;

import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.analysis.gate.GateResult.Kind;
import io.archbench.analysis.gate.GateResult.Status;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.report.Report;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report asks of whoever made the change: the one verdict behind the first line of a
 * comment, the status of a check and the exit code of {@code gate}.
 *
 * @param gate what its rules say of what was measured
 * @param unfinished what is left to be measured, in words
 * @param view the report that it is about
 */
public record Check(GateResult gate, Optional<String> unfinished, ReportView view) {
  private static final int INFRASTRUCTURE = 5;

  /** Of what cannot be told, that which measuring once more may tell. */
  private static final Set<Verdict.Reason> CHANCE =
      EnumSet.of(
          Verdict.Reason.NOISY,
          Verdict.Reason.UNSTEADY,
          Verdict.Reason.BIMODAL,
          Verdict.Reason.UNCONFIRMED,
          Verdict.Reason.INFRASTRUCTURE);

  /** The verdict on a report. */
  public static Check of(Report report) {
    return new Check(report.gate(), report.facts().unfinished(), ReportView.of(report));
  }

  /** Whether a pipeline may go on. */
  public boolean passed() {
    return status() != Status.FAILED;
  }

  /** What a check shows. */
  public Status status() {
    return unfinished.isPresent() ? Status.FAILED : gate.status();
  }

  /** The exit code; what is unfinished is more severe than whatever was measured so far. */
  public int exit() {
    return unfinished.isPresent() ? INFRASTRUCTURE : gate.exit();
  }

  /** All exit codes that apply, the most severe first; empty if there is none but zero. */
  public List<Integer> all() {
    return Stream.concat(unfinished.map(words -> INFRASTRUCTURE).stream(), gate.all().stream())
        .toList();
  }

  /** The shape beside the words. */
  public String sign() {
    return switch (status()) {
      case FAILED -> "❌";
      case UNDECIDED -> "❔";
      case PASSED -> "✅";
    };
  }

  /** The verdict and what to do about it, such as {@code 2 regressions: please look}. */
  public String line() {
    if (unfinished.isPresent()) {
      return "not finished: " + unfinished.get();
    }
    return switch (status()) {
      case FAILED -> failed() + ": please look";
      case UNDECIDED -> undecided();
      case PASSED -> "no action needed";
    };
  }

  private String failed() {
    List<String> parts = new ArrayList<>();
    if (gate.compared() == 0) {
      parts.add("nothing was compared");
    }
    addCount(parts, cells(Kind.FAILED), "benchmark", " failed");
    addCount(parts, cells(Kind.REGRESSED), "regression", "");
    addCount(parts, cells(Kind.UNPROVEN), "cell", " not shown to be as fast");
    if (gate.of(Kind.MOVED).stream().anyMatch(Finding::fails)) {
      addCount(parts, cells(Kind.MOVED), "cell", " worse than some nights ago");
    }
    if (!gate.of(Kind.DEARER).isEmpty()) {
      parts.add("a unit of work costs more");
    }
    if (gate.of(Kind.INCONCLUSIVE).stream().anyMatch(Finding::fails)) {
      parts.add("cannot tell, though a conclusion is demanded");
    }
    return String.join(", ", parts);
  }

  private static void addCount(List<String> parts, int count, String noun, String then) {
    if (count > 0) {
      parts.add(Figures.count(count, noun) + then);
    }
  }

  /** One cell may have several findings: its throughput and its latency. */
  private int cells(Kind kind) {
    return (int)
        gate.of(kind).stream()
            .filter(finding -> finding.cell().isPresent())
            .map(finding -> finding.comparison() + " " + finding.cell().get())
            .distinct()
            .count();
  }

  private String undecided() {
    Optional<String> differences = notComparable();
    if (differences.isPresent()) {
      return "not comparable: " + differences.get();
    }
    if (view.document().demonstration()) {
      return "cannot tell: measured too briefly to be steady, so measure longer";
    }
    int cells = cells(Kind.INCONCLUSIVE);
    String what =
        cells == 0
            ? "cannot tell which costs less"
            : "cannot tell in " + Figures.number(cells) + " of " + Figures.count(total(), "cell");
    return what + ": " + duty();
  }

  private String duty() {
    Set<Verdict.Reason> reasons =
        cells()
            .map(cell -> cell.cell().verdict())
            .filter(Verdict.Inconclusive.class::isInstance)
            .map(verdict -> ((Verdict.Inconclusive) verdict).reason())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.Reason.class)));
    if (reasons.isEmpty()) {
      return cells(Kind.INCONCLUSIVE) > 0 ? "look at the machine first" : "measure more units";
    }
    return reasons.stream().anyMatch(CHANCE::contains)
        ? "one re-run suggested"
        : "measure more units, or like environments";
  }

  /**
   * In what the sides differ, if that leaves no cell of any comparison a verdict; such as {@code
   * cpu.model Xeon 8370C v EPYC 7763}.
   */
  public Optional<String> notComparable() {
    boolean all =
        !view.comparisons().isEmpty()
            && view.comparisons().stream().allMatch(ComparisonView::isIncomparable);
    return all
        ? Optional.of(
            view.comparisons().stream()
                .map(ComparisonView::differences)
                .distinct()
                .collect(Collectors.joining("; ")))
        : Optional.empty();
  }

  /** All counts in one line; nothing compared is said as such. */
  public String counted() {
    Tally tally = view.tally();
    List<String> parts = new ArrayList<>();
    add(parts, tally, Outcome.SLOWER, "worse");
    add(parts, tally, Outcome.FASTER, "better");
    add(parts, tally, Outcome.SAME, "unchanged");
    add(parts, tally, Outcome.UNKNOWN, "cannot tell");
    add(parts, tally, Outcome.FAILED, "failed to run");
    String compared =
        gate.compared() == total()
            ? Figures.number(total())
            : Figures.number(gate.compared()) + " of " + Figures.number(total());
    return compared
        + " compared"
        + (parts.isEmpty() ? ", which is no pass" : ": " + String.join(", ", parts))
        + remarks();
  }

  private static void add(List<String> parts, Tally tally, Outcome outcome, String word) {
    if (tally.of(outcome) > 0) {
      parts.add(Figures.number(tally.of(outcome)) + " " + word);
    }
  }

  /** What makes the first line count other than the second. */
  private String remarks() {
    List<String> remarks = new ArrayList<>();
    addRemark(
        remarks,
        cells(cell -> cell.outcome() != Outcome.FAILED && !cell.cell().failed().isEmpty()),
        "failed in some trials");
    addRemark(
        remarks, cells(cell -> !cell.worseMetrics().isEmpty()), "with worse latency or allocation");
    addRemark(remarks, cells(Kind.ACCEPTED), "accepted");
    addRemark(remarks, cells(Kind.MOVED), "worse than some nights ago");
    addRemark(remarks, view.pending().size(), "to run elsewhere");
    addRemark(
        remarks,
        cells(cell -> cell.cell().isEnvironmental()),
        "rather the machine's than the build's");
    return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
  }

  private static void addRemark(List<String> remarks, int cells, String words) {
    if (cells > 0) {
      remarks.add(Figures.number(cells) + " " + words);
    }
  }

  private int cells(Predicate<CellView> which) {
    return (int) cells().filter(which).count();
  }

  private Stream<CellView> cells() {
    return view.comparisons().stream().flatMap(comparison -> comparison.cells().stream());
  }

  private int total() {
    return view.tally().total();
  }
}
