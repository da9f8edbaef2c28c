package io.archbench.report.ci;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.report.view.CellView;
import io.archbench.report.view.Check;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.WorthRow;
import io.archbench.trial.CellKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tests of one comparison, or those that no comparison holds. */
record TestSuite(String name, List<TestResult> tests) {
  private static final String BESIDE = "archbench";

  TestSuite {
    tests = List.copyOf(tests);
  }

  /** All suites of a report, each comparison's in the order of the report. */
  static List<TestSuite> of(Check check) {
    List<TestSuite> suites = new ArrayList<>();
    List<Finding> findings = check.gate().findings();
    check.view().comparisons().forEach(comparison -> suites.add(of(comparison, findings)));
    List<TestResult> beside = new ArrayList<>();
    check.unfinished().map(TestSuite::unfinished).ifPresent(beside::add);
    List<Finding> nothing = findings.stream().filter(each -> each.comparison().isEmpty()).toList();
    if (!nothing.isEmpty()) {
      beside.add(TestResult.of(BESIDE, "something is compared", nothing, List.of()));
    }
    check.view().pending().forEach(variant -> beside.add(pending(variant)));
    if (!beside.isEmpty()) {
      suites.add(new TestSuite(BESIDE, beside));
    }
    return suites;
  }

  /** How many tests ended so. */
  long count(TestResult.Kind kind) {
    return tests.stream().filter(test -> test.kind() == kind).count();
  }

  /** By key: servers follow a test by its place in the file too. */
  private static TestSuite of(ComparisonView view, List<Finding> findings) {
    List<Finding> mine =
        findings.stream().filter(each -> each.comparison().equals(view.title())).toList();
    List<TestResult> tests = new ArrayList<>();
    view.cells().stream()
        .sorted(Comparator.comparing((CellView cell) -> cell.cell().key()))
        .map(cell -> TestResult.of(cell, view.title(), of(cell.cell(), mine)))
        .forEach(tests::add);
    view.worth().rows().stream()
        .filter(row -> row.isWhole() && row.outcome().isPresent())
        .map(row -> cost(row, view, mine))
        .forEach(tests::add);
    List<Finding> events =
        mine.stream().filter(each -> each.cell().isEmpty() && isMoved(each)).toList();
    if (!events.isEmpty()) {
      tests.add(TestResult.of("history", "no event (" + view.title() + ")", events, List.of()));
    }
    return new TestSuite(view.title(), tests);
  }

  private static boolean isMoved(Finding finding) {
    return finding.kind() == GateResult.Kind.MOVED;
  }

  private static List<Finding> of(CellComparison cell, List<Finding> findings) {
    Optional<CellKey> key = Optional.of(cell.key());
    return findings.stream().filter(each -> each.cell().equals(key)).toList();
  }

  private static TestResult cost(WorthRow row, ComparisonView view, List<Finding> findings) {
    return TestResult.of(
        "cost",
        "the same work costs no more (" + view.title() + ")",
        findings.stream().filter(each -> each.cell().isEmpty() && !isMoved(each)).toList(),
        List.of(row.finding(view.worth().perMoney())));
  }

  private static TestResult unfinished(String words) {
    return new TestResult(
        BESIDE, "all is measured", TestResult.Kind.ERROR, "unfinished", words, "");
  }

  /** The gate passes over it too: a variant may be measured elsewhere, and merged. */
  private static TestResult pending(PendingVariant variant) {
    return new TestResult(
        "variants",
        variant.variant() + " is measured",
        TestResult.Kind.SKIPPED,
        "pending",
        variant.why(),
        "");
  }
}
