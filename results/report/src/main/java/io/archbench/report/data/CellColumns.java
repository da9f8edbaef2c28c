package io.archbench.report.data;

import static io.archbench.report.data.CsvColumn.count;
import static io.archbench.report.data.CsvColumn.number;
import static io.archbench.report.data.CsvColumn.text;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.report.data.CsvRow.OfCell;
import io.archbench.report.data.CsvRow.OfGroup;
import io.archbench.report.data.CsvRow.OfWorth;
import io.archbench.report.view.CellView;
import io.archbench.trial.CellKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which row it is, and all that a cell has; ratios of speed also stand in rows of suites. */
final class CellColumns {
  private CellColumns() {}

  static final List<CsvColumn> COLUMNS =
      List.of(
          text("level", CsvRow::level),
          text("study", row -> row.report().document().study()),
          text("run", row -> row.report().document().run()),
          text("baseline", row -> row.comparison().baseline()),
          text("contender", row -> row.comparison().contender()),
          text("suite", CellColumns::suite),
          text("benchmark", row -> key(row, CellKey::benchmark)),
          text("parameters", row -> key(row, CellColumns::parameters)),
          text("mode", row -> key(row, key -> key.mode().label())),
          text("threads", row -> key(row, key -> key.threads().symbol())),
          text("metric", row -> cell(row, CellComparison::metric).orElse("")),
          text("unit of the scores", row -> cell(row, CellComparison::unit).orElse("")),
          text("better", row -> cell(row, CellComparison::better).orElse("")),
          text("unit of a value", row -> row.comparison().unit()),
          count("baseline values [count]", row -> cell(row, cell -> cell.n().baseline())),
          count("contender values [count]", row -> cell(row, cell -> cell.n().contender())),
          number(
              "baseline score [unit of the scores]",
              row -> cell(row, CellComparison::score).flatMap(score -> score.baseline())),
          number(
              "contender score [unit of the scores]",
              row -> cell(row, CellComparison::score).flatMap(score -> score.contender())),
          number("speed ratio [contender/baseline]", row -> ratio(row).map(Ratio::value)),
          number("low 95 % [contender/baseline]", row -> ratio(row).flatMap(Ratio::low95)),
          number("high 95 % [contender/baseline]", row -> ratio(row).flatMap(Ratio::high95)),
          number("low 50 % [contender/baseline]", row -> ratio(row).flatMap(Ratio::low50)),
          number("high 50 % [contender/baseline]", row -> ratio(row).flatMap(Ratio::high50)),
          number("log ratio [ln]", row -> cell(row, c -> c).flatMap(CellComparison::theta)),
          number("standard error [ln]", row -> cell(row, c -> c).flatMap(CellComparison::se)),
          number(
              "degrees of freedom [count]", row -> cell(row, c -> c).flatMap(CellComparison::df)),
          number(
              "baseline allocation [B/op]",
              row -> cell(row, CellComparison::allocation).flatMap(side -> side.baseline())),
          number(
              "contender allocation [B/op]",
              row -> cell(row, CellComparison::allocation).flatMap(side -> side.contender())),
          text("verdict", row -> view(row, cell -> cell.outcome().word())),
          text("reason", CellColumns::reason),
          number(
              "to settle [more units a side]",
              row -> WorthColumns.settle(row).or(() -> settle(row)).map(s -> (double) s.units())),
          text(
              "unit to settle with",
              row -> WorthColumns.settle(row).or(() -> settle(row)).map(s -> s.unit()).orElse("")),
          number(
              "to settle [h]",
              row -> WorthColumns.settle(row).or(() -> settle(row)).map(Verdict.Settle::hours)),
          text("flags", row -> view(row, CellView::flags)),
          count("failed trials [count]", row -> cell(row, cell -> cell.failed().size())),
          text("failure", row -> view(row, CellColumns::failure)));

  private static <T> Optional<T> cell(CsvRow row, Function<CellComparison, T> value) {
    return row instanceof OfCell cell ? Optional.of(value.apply(cell.cell())) : Optional.empty();
  }

  private static String view(CsvRow row, Function<CellView, String> value) {
    return row instanceof OfCell cell ? value.apply(cell.cellView()) : "";
  }

  private static String key(CsvRow row, Function<CellKey, String> value) {
    return cell(row, CellComparison::key).map(value).orElse("");
  }

  private static String suite(CsvRow row) {
    return switch (row) {
      case OfCell cell -> cell.cell().key().suite();
      case OfWorth worth -> worth.row().isWhole() ? "" : worth.row().name();
      case OfGroup group -> "";
    };
  }

  private static String parameters(CellKey key) {
    return key.parameters().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private static Optional<Ratio> ratio(CsvRow row) {
    return switch (row) {
      case OfCell cell -> cell.cell().ratio();
      case OfWorth worth -> worth.line().map(line -> line.ratio().ratio());
      case OfGroup group -> Optional.empty();
    };
  }

  private static String reason(CsvRow row) {
    return switch (row) {
      case OfCell cell -> cell.cellView().reason().orElse("");
      case OfWorth worth -> worth.counts() ? worth.row().reason().orElse("") : "";
      case OfGroup group -> group.saving().why().orElse("");
    };
  }

  private static Optional<Verdict.Settle> settle(CsvRow row) {
    return cell(row, CellComparison::verdict)
        .filter(Verdict.Inconclusive.class::isInstance)
        .flatMap(verdict -> ((Verdict.Inconclusive) verdict).settle());
  }

  private static String failure(CellView view) {
    return view.failures().stream()
        .map(failure -> failure.variant() + ": " + failure.kind() + ": " + failure.message())
        .collect(Collectors.joining("; "));
  }
}
