package io.archbench.report.data;

import static io.archbench.report.data.CsvColumn.count;
import static io.archbench.report.data.CsvColumn.number;
import static io.archbench.report.data.CsvColumn.text;

import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.whole.Certainty;
import io.archbench.analysis.whole.LoadRatio;
import io.archbench.analysis.whole.MoneyVerdict;
import io.archbench.analysis.whole.Valuation;
import io.archbench.analysis.whole.Whole;
import io.archbench.report.data.CsvRow.OfWorth;
import io.archbench.report.view.CertaintyWords;
import io.archbench.report.view.LoadLine;
import io.archbench.report.view.MoneyOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What suites and the whole are worth; figures of cost stand at the load that counts. */
final class WorthColumns {
  private WorthColumns() {}

  static final List<CsvColumn> COLUMNS =
      List.of(
          text("load", row -> load(row).map(LoadLine::load).orElse("")),
          text("load counts", row -> load(row).map(line -> yes(line.chosen())).orElse("")),
          count("values of the mix [count]", row -> mix(row, LoadRatio::units)),
          count("cells of the mix [count]", row -> mix(row, LoadRatio::cells)),
          number(
              "share of measured cost [fraction]",
              row -> worth(row).flatMap(of -> of.row().share())),
          text(
              "share of measured cost in words",
              row -> worth(row).map(of -> of.row().shareWords()).orElse("")),
          number("coverage of cost [fraction]", row -> whole(row).map(Whole::coverage)),
          number("work per money [contender/baseline]", row -> work(row).map(Ratio::value)),
          number(
              "work per money low 95 % [contender/baseline]",
              row -> work(row).flatMap(Ratio::low95)),
          number(
              "work per money high 95 % [contender/baseline]",
              row -> work(row).flatMap(Ratio::high95)),
          number(
              "saving at equal work [fraction]",
              row -> value(row).map(worth -> worth.saving().value())),
          number(
              "saving at equal work low 95 % [fraction]",
              row -> value(row).flatMap(worth -> worth.saving().low95())),
          number(
              "saving at equal work high 95 % [fraction]",
              row -> value(row).flatMap(worth -> worth.saving().high95())),
          number(
              "confidence that it is cheaper [fraction]",
              row -> value(row).flatMap(Valuation::confidenceCheaper)),
          text(
              "cost verdict",
              row -> value(row).map(of -> MoneyOutcome.of(of.verdict()).word()).orElse("")),
          text(
              "certainty",
              row -> certainty(row).map(of -> CertaintyWords.word(of.word())).orElse("")),
          text(
              "certainty lowered by",
              row -> certainty(row).map(of -> String.join("; ", of.deductions())).orElse("")));

  private static Optional<OfWorth> worth(CsvRow row) {
    return row instanceof OfWorth worth ? Optional.of(worth) : Optional.empty();
  }

  private static Optional<LoadLine> load(CsvRow row) {
    return worth(row).flatMap(OfWorth::line);
  }

  private static Optional<Integer> mix(CsvRow row, Function<LoadRatio, Integer> value) {
    return load(row).map(LoadLine::ratio).map(value);
  }

  private static Optional<Whole> whole(CsvRow row) {
    return worth(row)
        .filter(of -> of.row().isWhole() && of.counts())
        .flatMap(of -> of.comparison().whole());
  }

  private static Optional<Valuation> value(CsvRow row) {
    return worth(row).filter(OfWorth::counts).flatMap(of -> of.row().value());
  }

  private static Optional<Ratio> work(CsvRow row) {
    return value(row).map(Valuation::pricePerformance);
  }

  private static Optional<Certainty> certainty(CsvRow row) {
    return whole(row).flatMap(whole -> row.comparison().certainty());
  }

  /** What would settle a verdict on cost. */
  static Optional<Verdict.Settle> settle(CsvRow row) {
    return value(row)
        .map(Valuation::verdict)
        .filter(MoneyVerdict.Undecided.class::isInstance)
        .flatMap(verdict -> ((MoneyVerdict.Undecided) verdict).settle());
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
