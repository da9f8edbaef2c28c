package io.archbench.analysis.gate;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.analysis.gate.GateResult.Kind;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.whole.MoneyVerdict;
import io.archbench.analysis.whole.Valuation;
import io.archbench.analysis.whole.Whole;
import io.archbench.trial.CellKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a comparison passes: regressions and a dearer contender fail, and so does nothing
 * compared. Everything that did not simply pass is named. Immutable, thread-safe.
 */
public final class Gate {
  private static final int REGRESSION = 1;
  private static final int NO_CONCLUSION = 3;
  private static final int NOTHING = 4;

  /** Two-sided, so that its lower end is a one-sided bound of 95 %: statistics.md §4. */
  private static final double ONE_SIDED = .90;

  private final GateRules rules;
  private final LocalDate day;
  private final List<Finding> findings = new ArrayList<>();
  private int compared;

  private Gate(GateRules rules, LocalDate day) {
    this.rules = rules;
    this.day = day;
  }

  /** Judges a document of which no history is known. */
  public static GateResult judge(ComparisonDocument document, GateRules rules, LocalDate day) {
    return judge(document, ToldHistory.NONE, rules, day);
  }

  /**
   * Judges a document that was made with the margins of the same rules.
   *
   * @param history what it says of the document's contenders
   * @param day on which acceptances are looked at
   */
  public static GateResult judge(
      ComparisonDocument document, ToldHistory history, GateRules rules, LocalDate day) {
    Gate gate = new Gate(rules, day);
    document.comparisons().forEach(gate::comparison);
    Set<String> seen = new HashSet<>();
    document.comparisons().stream()
        // a series is of a contender and its anchor, whatever else it is compared with
        .filter(comparison -> seen.add(comparison.contender()))
        .forEach(comparison -> gate.history(comparison, history));
    return gate.result(document);
  }

  private GateResult result(ComparisonDocument document) {
    if (compared == 0) {
      String why =
          document.pending().isEmpty()
              ? ""
              : ": " + document.pending().size() + " variants are pending";
      findings.add(
          new Finding(Kind.FAILED, "", Optional.empty(), "nothing was compared" + why, true));
    }
    List<Integer> all = new ArrayList<>();
    add(all, NOTHING, Kind.FAILED);
    add(all, REGRESSION, Kind.REGRESSED, Kind.UNPROVEN, Kind.DEARER, Kind.MOVED);
    add(all, NO_CONCLUSION, Kind.INCONCLUSIVE);
    return new GateResult(compared, findings, all);
  }

  private void add(List<Integer> all, int code, Kind... kinds) {
    List<Kind> these = List.of(kinds);
    if (findings.stream().anyMatch(each -> each.fails() && these.contains(each.kind()))) {
      all.add(code);
    }
  }

  private void comparison(Comparison comparison) {
    String name = name(comparison);
    comparison.cells().forEach(cell -> cell(name, cell));
    comparison.whole().flatMap(Whole::value).map(Valuation::verdict).ifPresent(v -> money(name, v));
  }

  private static String name(Comparison comparison) {
    return comparison.contender() + " against " + comparison.baseline();
  }

  private void history(Comparison comparison, ToldHistory history) {
    history.events().stream()
        .filter(event -> event.shift() < 0)
        .filter(event -> event.variant().equals(comparison.contender()))
        .forEach(
            event ->
                findings.add(
                    new Finding(
                        Kind.MOVED,
                        name(comparison),
                        Optional.empty(),
                        event.words(),
                        rules.changesFail())));
    history.changes().stream()
        .filter(change -> change.shift() < 0)
        .filter(change -> change.variant().equals(comparison.contender()))
        .forEach(
            change ->
                borneOr(
                    Kind.MOVED,
                    name(comparison),
                    change.cell(),
                    change.words(),
                    rules.changesFail()));
  }

  private void cell(String comparison, CellComparison cell) {
    if (cell.ratio().isPresent()) {
      compared++;
    }
    if (!cell.failed().isEmpty()) {
      CellComparison.Failure last = cell.failed().getLast();
      add(Kind.FAILED, comparison, cell.key(), last.variant() + ": " + last.message(), true);
      return;
    }
    if (cell.flags().contains(CellComparison.NEW) || cell.flags().contains(CellComparison.GONE)) {
      String what = cell.flags().contains(CellComparison.NEW) ? "new" : "gone";
      add(Kind.LISTED, comparison, cell.key(), what + ": not compared", false);
      return;
    }
    if (cell.isEnvironmental()) {
      add(
          Kind.INCONCLUSIVE,
          comparison,
          cell.key(),
          change(cell) + " off, as most cells of unrelated suites are: look at the machine first",
          rules.demandConclusion());
      return;
    }
    switch (cell.verdict()) {
      case Verdict.Regressed regressed -> changed(comparison, cell, change(cell) + " slower");
      case Verdict.Improved improved -> {
        if (rules.bothDirections().contains(cell.key())) {
          changed(comparison, cell, change(cell) + " faster, which nobody expected");
        }
      }
      case Verdict.Equivalent equivalent -> {}
      case Verdict.Inconclusive inconclusive -> unclear(comparison, cell, inconclusive);
    }
    cell.further().stream()
        .filter(each -> each.verdict() instanceof Verdict.Regressed)
        .forEach(each -> changed(comparison, cell, worse(each)));
  }

  private void changed(String comparison, CellComparison cell, String words) {
    borneOr(Kind.REGRESSED, comparison, cell.key(), words, true);
  }

  /** Accepted if somebody bears it, of that kind otherwise. */
  private void borneOr(Kind kind, String comparison, CellKey cell, String words, boolean fails) {
    Optional<Acceptance> accepted =
        rules.accepted().stream().filter(each -> each.covers(cell, day)).findFirst();
    if (accepted.isPresent()) {
      add(Kind.ACCEPTED, comparison, cell, words + "; " + accepted.get().words(), false);
      return;
    }
    String expired =
        rules.accepted().stream()
            .filter(each -> each.hasExpiredFor(cell, day))
            .findFirst()
            .map(each -> "; no longer " + each.words())
            .orElse("");
    add(kind, comparison, cell, words + expired, fails);
  }

  /** A release needs proof; an alarm needs a regression. */
  private void unclear(String comparison, CellComparison cell, Verdict.Inconclusive verdict) {
    if (rules.release() && !isNotInferior(cell, verdict)) {
      add(
          Kind.UNPROVEN,
          comparison,
          cell.key(),
          "not shown to be less than %.0f %% slower: %s"
              .formatted(100 * rules.of(cell.key()).equivalence(), verdict.words()),
          true);
      return;
    }
    if (!rules.release()) {
      add(Kind.INCONCLUSIVE, comparison, cell.key(), verdict.words(), rules.demandConclusion());
    }
  }

  /** Only noise may stand between a cell and its verdict; what is unfair proves nothing. */
  private boolean isNotInferior(CellComparison cell, Verdict.Inconclusive verdict) {
    Policy policy = rules.of(cell.key());
    return verdict.isNoise()
        && cell.estimate()
            .map(each -> each.interval(ONE_SIDED).low() > -StrictMath.log1p(policy.equivalence()))
            .orElse(false);
  }

  private void money(String comparison, MoneyVerdict verdict) {
    switch (verdict) {
      case MoneyVerdict.Dearer dearer ->
          findings.add(
              new Finding(
                  Kind.DEARER,
                  comparison,
                  Optional.empty(),
                  "a unit of work costs more"
                      + (dearer.byMargin() ? "" : ", if only by less than the margin"),
                  true));
      case MoneyVerdict.Undecided undecided ->
          findings.add(
              new Finding(
                  Kind.INCONCLUSIVE,
                  comparison,
                  Optional.empty(),
                  "money: " + undecided.words(),
                  rules.demandConclusion()));
      case MoneyVerdict.Cheaper cheaper -> {}
      case MoneyVerdict.Same same -> {}
    }
  }

  private void add(Kind kind, String comparison, CellKey cell, String words, boolean fails) {
    findings.add(new Finding(kind, comparison, Optional.of(cell), words, fails));
  }

  private static String worse(MetricComparison metric) {
    return ChangeWords.of(metric.metric(), metric.ratio().orElseThrow().value());
  }

  private static String change(CellComparison cell) {
    double ratio = cell.ratio().orElseThrow().value();
    return String.format(Locale.ROOT, "%.1f %%", 100 * Math.abs(ratio - 1));
  }
}
