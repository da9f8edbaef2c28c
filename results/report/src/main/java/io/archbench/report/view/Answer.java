package io.archbench.report.view;

import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.Verdict.Settle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer of one comparison in sentences.
 *
 * @param title which variant is judged against which
 * @param conclusion such as {@code cannot tell yet} or {@code cheaper, certainty high}
 * @param outcome what it says of cost, if it does
 * @param money the sentences about cost, or why there are none
 * @param sentences what was counted, what was measured, and what would settle the rest
 */
public record Answer(
    String title,
    String conclusion,
    Optional<MoneyOutcome> outcome,
    List<String> money,
    List<String> sentences) {
  public Answer {
    money = List.copyOf(money);
    sentences = List.copyOf(sentences);
  }

  static Answer of(ComparisonView view) {
    List<String> sentences = new ArrayList<>();
    sentences.add(counted(view));
    measured(view).ifPresent(sentences::add);
    settle(view).ifPresent(sentences::add);
    MoneyAnswer money = MoneyAnswer.of(view.comparison(), view.demonstration());
    return new Answer(
        view.title(),
        money.conclusion().orElseGet(() -> conclusion(view.tally())),
        money.outcome(),
        money.sentences(),
        sentences);
  }

  /** The verdict in words, such as {@code parallel against g1: cannot tell yet}. */
  public String lead() {
    return title + ": " + conclusion;
  }

  /** All of it to be read: cost comes first where there is a verdict on it. */
  public List<String> paragraphs() {
    List<String> counted = List.of(String.join(" ", sentences));
    Stream<String> all =
        outcome.isPresent()
            ? Stream.concat(money.stream(), counted.stream())
            : Stream.concat(counted.stream(), Stream.of(String.join(" ", money)));
    return all.filter(words -> !words.isEmpty()).toList();
  }

  /** What the conclusion says behind the word of its outcome, such as {@code , certainty high}. */
  public String qualification() {
    return outcome.map(known -> conclusion.substring(known.word().length())).orElse("");
  }

  /** The same with the shape of a verdict on cost before its word. */
  public String signedLead() {
    return title + ": " + outcome.map(known -> known.sign() + " ").orElse("") + conclusion;
  }

  static String conclusion(Tally tally) {
    if (tally.total() == 0) {
      return "no cell to compare";
    }
    if (tally.compared() == 0) {
      return tally.total() == 1 ? "the only cell failed" : "all " + tally.total() + " cells failed";
    }
    if (tally.of(Outcome.UNKNOWN) == tally.total()) {
      return "cannot tell yet";
    }
    if (tally.present().size() == 1) {
      return unanimous(tally.present().getFirst(), tally.total());
    }
    return tally.present().stream()
        .map(outcome -> part(outcome, tally))
        .collect(Collectors.joining(", "));
  }

  private static String unanimous(Outcome outcome, int total) {
    return outcome.within() + (total == 1 ? " the only cell" : " all " + total + " cells");
  }

  private static String part(Outcome outcome, Tally tally) {
    boolean first = outcome == tally.present().getFirst();
    String of = first ? " of " + Figures.count(tally.total(), "cell") : "";
    return outcome == Outcome.FAILED
        ? tally.of(outcome) + of + " failed"
        : outcome.within() + " " + tally.of(outcome) + of;
  }

  private static String counted(ComparisonView view) {
    if (view.tally().total() == 0) {
      return "Nothing could be compared, which is no pass.";
    }
    return view.tally().words() + ".";
  }

  private static Optional<String> measured(ComparisonView view) {
    List<CellView> measured =
        view.cells().stream()
            .filter(cell -> cell.change().isPresent())
            .sorted(Comparator.comparingDouble(cell -> cell.cell().ratio().orElseThrow().value()))
            .toList();
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    CellView worst = measured.getFirst();
    CellView best = measured.getLast();
    return Optional.of(
        measured.size() == 1
            ? "Measured: " + worst.change().orElseThrow().sentence() + "."
            : "Measured from " + named(worst) + " to " + named(best) + ".");
  }

  private static String named(CellView view) {
    return view.changeWords() + " (" + view.name() + ")";
  }

  private static Optional<String> settle(ComparisonView view) {
    return view.cells().stream()
        .map(cell -> cell.cell().verdict())
        .filter(Verdict.Inconclusive.class::isInstance)
        .flatMap(verdict -> ((Verdict.Inconclusive) verdict).settle().stream())
        .filter(settle -> settle.units() > 0)
        .max(Comparator.comparingDouble(Settle::hours).thenComparingInt(Settle::units))
        .stream()
        .map(
            settle ->
                "About "
                    + Figures.count(settle.units(), "more " + settle.unit())
                    + (view.tally().of(Outcome.UNKNOWN) == 1
                        ? " may settle the cell that cannot be told."
                        : " may settle the cells that cannot be told."))
        .findFirst();
  }
}
