package io.archbench.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.report.CsvRows;
import io.archbench.report.Fixture;
import io.archbench.report.Written;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
  private static List<CSVRecord> rows(Fixture fixture) {
    return CsvRows.of(Written.by(new CsvReport(), fixture.report()));
  }

  @Test
  void thereIsARowForEachCellAndComparison() {
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
  void negativeNumbersStayNumbers() {
    CSVRecord slower = rows(Fixture.TWO_COMPARISONS).getFirst();

    assertThat(slower.get("log ratio [ln]")).startsWith("-0.0314");
    assertThat(Double.parseDouble(slower.get("log ratio [ln]"))).isEqualTo(Math.log(.969));
  }

  @Test
  void noCellStartsAFormula() {
    for (Fixture fixture : Fixture.values()) {
      for (CSVRecord row : rows(fixture)) {
        assertThat(row.toList())
            .noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r].*|-(?![0-9.]+$).*"));
      }
    }
    assertThat(rows(Fixture.HOSTILE_NAMES).getFirst().get("contender"))
        .isEqualTo("'=cmd|'/c calc'!A1");
    assertThat(rows(Fixture.HOSTILE_MONEY).getLast().get("group"))
        .isEqualTo("'=HYPERLINK(\"x\")|<b>g</b>");
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
        .filteredOn(
            header ->
                header.matches(
                    ".*(score|ratio|low |high|allocation|values|settle|price \\[|saved|nodes).*"))
        .hasSize(29)
        .allMatch(header -> header.endsWith("]") || header.startsWith("unit "));
    assertThat(CsvReport.headers()).doesNotHaveDuplicates();
  }

  @Test
  void eachRowSaysWhatItStandsFor() {
    assertThat(rows(Fixture.TWO_COMPARISONS))
        .extracting(row -> row.get("level"))
        .containsOnly("cell");
    assertThat(rows(Fixture.PRICED_CHEAPER))
        .extracting(row -> row.get("level"))
        .containsExactly("cell", "cell", "suite", "suite", "suite", "whole", "group", "group");
  }

  @Test
  void figuresOfCostStandOnceAtTheLoadThatCounts() {
    List<CSVRecord> whole =
        rows(Fixture.TWO_LOADS).stream().filter(row -> row.get("level").equals("whole")).toList();

    assertThat(whole).extracting(row -> row.get("load counts")).containsExactly("yes", "no");
    assertThat(whole).extracting(row -> row.get("cost verdict")).containsExactly("same cost", "");
    assertThat(whole)
        .extracting(row -> row.get("speed ratio [contender/baseline]"))
        .containsExactly("0.86", "1.02");
  }

  @Test
  void amountsAreExact() {
    CSVRecord prod =
        rows(Fixture.PRICED_CHEAPER).stream()
            .filter(row -> row.get("group").equals("prod"))
            .findFirst()
            .orElseThrow();

    assertThat(prod.get("saved in a year [currency]")).isEqualTo("324820.80");
    assertThat(prod.get("baseline price [currency/h]")).isEqualTo("0.7680");
    assertThat(prod.get("currency")).isEqualTo("USD");
  }
}
