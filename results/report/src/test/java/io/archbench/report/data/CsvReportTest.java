package io.archbench.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.Fixture;
import io.archbench.report.Written;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
  private static List<CSVRecord> rows(Fixture fixture) throws IOException {
    String csv = Written.by(new CsvReport(), fixture.report());
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(csv, format)) {
      return parser.getRecords();
    }
  }

  @Test
  void thereIsARowForEachCellAndComparison() throws IOException {
    assertThat(rows(Fixture.TWO_COMPARISONS)).hasSize(7);
    assertThat(rows(Fixture.EMPTY)).isEmpty();
  }

  @Test
  void linesEndAsTheStandardSays() {
    String csv = Written.by(new CsvReport(), Fixture.TWO_COMPARISONS.report());

    assertThat(csv).endsWith("\r\n");
    assertThat(csv.replace("\r\n", "")).doesNotContain("\n");
  }

  @Test
  void negativeNumbersStayNumbers() throws IOException {
    CSVRecord slower = rows(Fixture.TWO_COMPARISONS).getFirst();

    assertThat(slower.get("log ratio [ln]")).startsWith("-0.0314");
    assertThat(Double.parseDouble(slower.get("log ratio [ln]"))).isEqualTo(Math.log(.969));
  }

  @Test
  void noCellStartsAFormula() throws IOException {
    for (Fixture fixture : Fixture.values()) {
      for (CSVRecord row : rows(fixture)) {
        assertThat(row.toList())
            .noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r].*|-(?![0-9.]+$).*"));
      }
    }
    assertThat(rows(Fixture.HOSTILE_NAMES).getFirst().get("contender"))
        .isEqualTo("'=cmd|'/c calc'!A1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1+1", "-x", "@sum", "\tx", "\rx", "-1e5|cmd"})
  void formulasAreNeutralised(String text) {
    assertThat(SpreadsheetText.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-1.5", "x=1", "a-b", "", "1"})
  void otherTextIsLeftAlone(String text) {
    assertThat(SpreadsheetText.of(text)).isEqualTo(text);
  }

  @Test
  void everyFigureNamesItsUnit() {
    assertThat(CsvReport.headers())
        .filteredOn(header -> header.matches(".*(score|ratio|low|high|allocation|values|settle).*"))
        .hasSize(15)
        .allMatch(header -> header.endsWith("]") || header.equals("unit of the scores"));
  }
}
