package io.archbench.report.ci;

import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.report.view.CellView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One test as CI servers show it.
 *
 * @param type of a failure or an error, such as {@code regressed}
 * @param words why it did not pass; empty if it did
 * @param details figures and what else belongs to it, in lines
 */
record TestResult(
    String className, String name, Kind kind, String type, String words, String details) {
  private static final int MOST_LOG_LINES = 20;
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing((Finding finding) -> Kind.of(finding)).thenComparing(Finding::kind);

  /** What became of a test, worst first. */
  enum Kind {
    /** It did not run as it should. */
    ERROR,
    /** It ran, and the gate fails for it. */
    FAILURE,
    /** It cannot be told, or there is nothing to tell. */
    SKIPPED,
    PASSED;

    static Kind of(Finding finding) {
      return switch (finding.kind()) {
        case FAILED -> ERROR;
        case REGRESSED, UNPROVEN, DEARER -> FAILURE;
        // where a policy demands a conclusion, the gate fails for want of one
        case INCONCLUSIVE -> finding.fails() ? FAILURE : SKIPPED;
        case LISTED -> SKIPPED;
        // what is only told is no reason to look away from a test that passed
        case MOVED -> finding.fails() ? FAILURE : PASSED;
        case ACCEPTED -> PASSED;
      };
    }
  }

  /** A cell, as the gate found it. */
  static TestResult of(CellView view, String comparison, List<Finding> findings) {
    String key = view.cell().key().text();
    String benchmark = view.cell().key().benchmark();
    int method = benchmark.lastIndexOf('.');
    String suite = view.cell().key().suite();
    String rest = key.substring(suite.length() + 1 + Math.max(0, method + 1));
    return of(
        method < 0 ? suite : suite + "." + benchmark.substring(0, method),
        rest + " (" + comparison + ")",
        findings,
        details(view));
  }

  /** A test from all that the gate found of it: the worst decides, the rest stands below. */
  static TestResult of(
      String className, String name, List<Finding> findings, List<String> details) {
    Optional<Finding> worst = findings.stream().min(WORST_FIRST);
    Kind kind = worst.map(Kind::of).orElse(Kind.PASSED);
    List<String> lines = new ArrayList<>(details);
    findings.stream()
        .filter(finding -> Kind.of(finding) != kind || kind == Kind.PASSED)
        .map(finding -> word(finding) + ": " + finding.words())
        .forEach(lines::add);
    return new TestResult(
        className,
        name,
        kind,
        worst.map(TestResult::word).orElse(""),
        kind == Kind.PASSED ? "" : words(findings, finding -> Kind.of(finding) == kind),
        String.join("\n", lines));
  }

  private static String words(List<Finding> findings, Predicate<Finding> which) {
    return findings.stream().filter(which).map(Finding::words).collect(Collectors.joining("; "));
  }

  private static String word(Finding finding) {
    return finding.kind().name().toLowerCase(Locale.ROOT);
  }

  private static List<String> details(CellView view) {
    List<String> lines = new ArrayList<>();
    lines.add(view.outcome().word() + ": " + figures(view));
    if (!view.flags().isEmpty()) {
      lines.add("flags: " + view.flags());
    }
    view.settle().ifPresent(lines::add);
    view.failures()
        .forEach(
            failure -> {
              lines.add(failure.variant() + ": " + failure.kind() + ": " + failure.message());
              lines.add(failure.where());
              List<String> log = failure.logTail().lines().toList();
              log.subList(Math.max(0, log.size() - MOST_LOG_LINES), log.size())
                  .forEach(line -> lines.add("| " + line));
            });
    return lines;
  }

  private static String figures(CellView view) {
    String uncertainty = view.uncertaintyWords();
    return view.changeWords() + (uncertainty.isEmpty() ? "" : " (" + uncertainty + ")");
  }
}
