package io.archbench.report.data;

import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.ReportView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * One table as RFC 4180, with units in its headers: a row for each cell and comparison, then one
 * for each suite and the whole at each load, then one for each group of the fleet; the first column
 * says which.
 */
public final class CsvReport implements ReportWriter {
  private static final List<CsvColumn> COLUMNS =
      Stream.of(
              CellColumns.COLUMNS.stream(),
              WorthColumns.COLUMNS.stream(),
              PriceColumns.COLUMNS.stream(),
              Stream.of(CsvColumn.text("note", row -> row.report().demonstration().orElse(""))))
          .flatMap(columns -> columns)
          .toList();

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(COLUMNS.stream().map(CsvColumn::header).toArray(String[]::new))
          .get();

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    ReportView view = ReportView.of(report);
    List<CsvRow> rows =
        view.comparisons().stream().flatMap(comparison -> CsvRow.of(view, comparison)).toList();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (CsvRow row : rows) {
        printer.printRecord(COLUMNS.stream().map(column -> column.value().apply(row)));
      }
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The headers in order. */
  static List<String> headers() {
    return Arrays.asList(FORMAT.getHeader());
  }
}
