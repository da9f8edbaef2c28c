package io.archbench.report.view;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.report.RunFacts;
import io.archbench.report.RunFacts.Ran;
import io.archbench.report.RunFacts.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What whoever signs a report relies on, as pairs of a name and what there is of it. */
final class Grounds {
  private static final int MOST_PLACES = 12;

  private Grounds() {}

  static Map<String, String> of(ReportView view) {
    RunFacts facts = view.facts();
    Map<String, String> grounds = new LinkedHashMap<>();
    byVariant(facts).forEach((variant, ran) -> grounds.put("Nodes, " + variant, places(ran)));
    if (!facts.ran().isEmpty()) {
      grounds.put("CPU models", distinct(facts.ran(), Ran::cpuModel));
      grounds.put("JDK builds", distinct(facts.ran(), Ran::jdkBuild));
    }
    if (view.provenance().isFiles()) {
      grounds.put(
          "Files", facts.files().stream().map(SourceFile::name).collect(Collectors.joining(", ")));
    }
    prices(view).forEach(price -> grounds.merge("Prices", price, (all, next) -> all + "; " + next));
    facts.ranBy().ifPresent(who -> grounds.put("Started by", who));
    grounds.put(
        "Made of",
        Figures.count(view.document().generatedFrom().size(), view.provenance().noun())
            + left(view));
    return grounds;
  }

  private static Map<String, List<Ran>> byVariant(RunFacts facts) {
    return facts.ran().stream()
        .collect(Collectors.groupingBy(Ran::variant, LinkedHashMap::new, Collectors.toList()));
  }

  private static String places(List<Ran> ran) {
    List<String> places = ran.stream().map(Ran::place).distinct().toList();
    String first = String.join(", ", places.subList(0, Math.min(MOST_PLACES, places.size())));
    return places.size() > MOST_PLACES
        ? first + " and " + (places.size() - MOST_PLACES) + " more"
        : first;
  }

  private static String distinct(List<Ran> ran, Function<Ran, String> fact) {
    return ran.stream().map(fact).distinct().sorted().collect(Collectors.joining("; "));
  }

  private static List<String> prices(ReportView view) {
    return view.comparisons().stream()
        .flatMap(comparison -> comparison.money().stream())
        .flatMap(money -> money.prices().stream())
        .map(
            price ->
                "%s: %s, %s, %s, %s"
                    .formatted(
                        price.product(),
                        price.perHour(),
                        price.purchase(),
                        price.date(),
                        price.source()))
        .distinct()
        .toList();
  }

  /** What was measured and does not count, or did not work; a baseline's counts once. */
  private static String left(ReportView view) {
    long failed =
        count(
            view,
            cell ->
                cell.failed().stream()
                    .map(each -> cell.key() + " " + each.variant() + " " + each.trial()));
    long voided =
        count(
            view,
            cell ->
                cell.voided().stream()
                    .map(each -> cell.key() + " " + each.variant() + " " + each.trial()));
    return Stream.of(
            failed > 0 ? ", " + failed + " values of cells missing for failures" : "",
            voided > 0 ? ", " + voided + " values of cells void" : "")
        .collect(Collectors.joining());
  }

  private static long count(ReportView view, Function<CellComparison, Stream<String>> of) {
    return view.comparisons().stream()
        .flatMap(comparison -> comparison.cells().stream())
        .flatMap(cell -> of.apply(cell.cell()))
        .distinct()
        .count();
  }
}
