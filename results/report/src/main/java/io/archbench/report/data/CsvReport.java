package io.archbench.report.data;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.CellView;
import io.archbench.report.view.ComparisonView;
import io.archbench.report.view.ReportView;
import io.archbench.trial.CellKey;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** One row per cell and comparison, as RFC 4180; units stand in the headers. */
public final class CsvReport implements ReportWriter {
  /** A column: its header, and what stands in it. */
  private record Column(String header, Function<Row, String> value) {}

  private record Row(ReportView report, ComparisonView view, CellView cellView) {
    CellComparison cell() {
      return cellView.cell();
    }

    CellKey key() {
      return cell().key();
    }

    Comparison comparison() {
      return view.comparison();
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          text("study", row -> row.report.document().study()),
          text("run", row -> row.report.document().run()),
          text("baseline", row -> row.comparison().baseline()),
          text("contender", row -> row.comparison().contender()),
          text("suite", row -> row.key().suite()),
          text("benchmark", row -> row.key().benchmark()),
          text("parameters", row -> parameters(row.key())),
          text("mode", row -> row.key().mode().label()),
          text("threads", row -> row.key().threads().symbol()),
          text("metric", row -> row.cell().metric()),
          text("unit of the scores", row -> row.cell().unit()),
          text("better", row -> row.cell().better()),
          text("unit of a value", row -> row.comparison().unit()),
          text("baseline values [count]", row -> row.cell().n().baseline().toString()),
          text("contender values [count]", row -> row.cell().n().contender().toString()),
          number("baseline score [unit of the scores]", row -> row.cell().score().baseline()),
          number("contender score [unit of the scores]", row -> row.cell().score().contender()),
          number("speed ratio [contender/baseline]", row -> ratio(row, Ratio::value)),
          number("low 95 % [contender/baseline]", row -> limit(row, Ratio::low95)),
          number("high 95 % [contender/baseline]", row -> limit(row, Ratio::high95)),
          number("low 50 % [contender/baseline]", row -> limit(row, Ratio::low50)),
          number("high 50 % [contender/baseline]", row -> limit(row, Ratio::high50)),
          number("log ratio [ln]", row -> row.cell().theta()),
          number("standard error [ln]", row -> row.cell().se()),
          number("degrees of freedom [count]", row -> row.cell().df()),
          number("baseline allocation [B/op]", row -> row.cell().allocation().baseline()),
          number("contender allocation [B/op]", row -> row.cell().allocation().contender()),
          text("verdict", row -> row.cellView.outcome().word()),
          text("reason", row -> row.cellView.reason().orElse("")),
          number("to settle [more units a side]", row -> settle(row, s -> (double) s.units())),
          number("to settle [h]", row -> settle(row, Verdict.Settle::hours)),
          text("flags", row -> row.cellView.flags()),
          text("failed trials [count]", row -> Integer.toString(row.cell().failed().size())),
          text("failure", CsvReport::failure),
          text("note", row -> row.report.demonstration().orElse("")));

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(COLUMNS.stream().map(Column::header).toArray(String[]::new))
          .get();

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    ReportView view = ReportView.of(report);
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (ComparisonView comparison : view.comparisons()) {
        for (CellView cell : comparison.cells()) {
          Row row = new Row(view, comparison, cell);
          printer.printRecord(COLUMNS.stream().map(column -> column.value.apply(row)));
        }
      }
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Column text(String header, Function<Row, String> value) {
    return new Column(header, row -> SpreadsheetText.of(value.apply(row)));
  }

  private static Column number(String header, Function<Row, Optional<Double>> value) {
    return new Column(
        header,
        row ->
            value
                .apply(row)
                .filter(Double::isFinite)
                .map(number -> BigDecimal.valueOf(number).toPlainString())
                .orElse(""));
  }

  private static String parameters(CellKey key) {
    return key.parameters().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private static Optional<Double> ratio(Row row, Function<Ratio, Double> value) {
    return row.cell().ratio().map(value);
  }

  private static Optional<Double> limit(Row row, Function<Ratio, Optional<Double>> value) {
    return row.cell().ratio().flatMap(value);
  }

  private static Optional<Double> settle(Row row, Function<Verdict.Settle, Double> value) {
    return row.cell().verdict() instanceof Verdict.Inconclusive unknown
        ? unknown.settle().map(value)
        : Optional.empty();
  }

  private static String failure(Row row) {
    return row.cellView.failures().stream()
        .map(failure -> failure.variant() + ": " + failure.kind() + ": " + failure.message())
        .collect(Collectors.joining("; "));
  }

  /** The headers in order. */
  static List<String> headers() {
    return Arrays.asList(FORMAT.getHeader());
  }
}
