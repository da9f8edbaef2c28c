package io.archbench.report.view;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.report.Report;
import io.archbench.report.RunFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A report, ready to be shown.
 *
 * @param tally over the cells of all comparisons
 */
public record ReportView(
    ComparisonDocument document, RunFacts facts, Tally tally, List<ComparisonView> comparisons) {
  /** What every output of a run that was too short says. */
  public static final String DEMONSTRATION = "a demonstration: too short to be steady";

  public ReportView {
    comparisons = List.copyOf(comparisons);
  }

  /** The view of a report. */
  public static ReportView of(Report report) {
    List<ComparisonView> views = new ArrayList<>();
    for (Comparison comparison : report.document().comparisons()) {
      views.add(
          ComparisonView.of(
              views.size() + 1, comparison, report.facts(), report.document().demonstration()));
    }
    List<Outcome> outcomes =
        views.stream().flatMap(view -> view.cells().stream()).map(CellView::outcome).toList();
    return new ReportView(report.document(), report.facts(), Tally.of(outcomes), views);
  }

  /** The whole report in one line, without a full stop. */
  public String headline() {
    return switch (comparisons.size()) {
      case 0 -> "Nothing was compared";
      case 1 -> comparisons.getFirst().answer().lead();
      default -> comparisons.size() + " comparisons" + outcomes() + ", " + tally.words();
    };
  }

  /** The headline with the shape of a verdict on cost, if there is one. */
  public String signedHeadline() {
    return comparisons.size() == 1 ? comparisons.getFirst().answer().signedLead() : headline();
  }

  /** The verdicts on cost, worst first; empty where nothing is priced. */
  public List<MoneyOutcome> money() {
    return comparisons.stream()
        .flatMap(comparison -> comparison.answer().outcome().stream())
        .sorted()
        .toList();
  }

  private String outcomes() {
    List<MoneyOutcome> money = money();
    return money.stream()
        .distinct()
        .map(outcome -> " " + Collections.frequency(money, outcome) + " " + outcome.word())
        .collect(Collectors.joining(",", money.isEmpty() ? "" : ":", ""));
  }

  /** That this is a demonstration and what follows from it, if so. */
  public Optional<String> demonstration() {
    return document.demonstration()
        ? Optional.of("This is " + DEMONSTRATION + ". No verdict is drawn from it.")
        : Optional.empty();
  }

  /** What was found wrong, the worst first. */
  public List<FindingView> findings() {
    return FindingView.of(document.findings());
  }

  /** Variants that could not run. */
  public List<PendingVariant> pending() {
    return document.pending();
  }

  /** Variants side by side, for each baseline that several are compared with. */
  public List<VariantsView> variants() {
    return VariantsView.of(comparisons);
  }

  /** Whether what is deployed can run on the other architecture; absent if nothing moves. */
  public Optional<ReadinessView> readiness() {
    return ReadinessView.of(facts);
  }

  /** What a signer relies on. */
  public Map<String, String> rests() {
    return Grounds.of(this);
  }

  /** How many variants are pending, in a sentence. */
  public String pendingWords() {
    return pending().size() == 1
        ? "1 variant could not run here. Nothing is said about it until it has run."
        : pending().size()
            + " variants could not run here. Nothing is said about them until they have run.";
  }

  /** Rounds done of those planned. */
  public String rounds() {
    return facts.rounds().map(ReportView::words).orElse("none");
  }

  private static String words(RunFacts.Rounds rounds) {
    return rounds.done() == rounds.planned()
        ? Figures.count(rounds.done(), "round")
        : rounds.done() + " of " + Figures.count(rounds.planned(), "round");
  }

  /** Where the figures come from. */
  public Provenance provenance() {
    return new Provenance(this);
  }
}
