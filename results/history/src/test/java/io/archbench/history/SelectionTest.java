package io.archbench.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.trend.SeriesKey;
import io.archbench.trial.CellKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final SeriesKey KEY =
      new SeriesKey(
          "nightly",
          "head",
          CellKey.parse("indexing/Search.term?sort=time:thrpt:tmax"),
          "throughput",
          "w");

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "Search.term, true",
    "indexing/Search.term, true",
    "indexing/Search.*, true",
    "indexing/*sort=time*, true",
    "*term*:thrpt:tmax, true",
    "indexing/Search.term?sort=time:thrpt:tmax, true",
    "Search, false",
    "Search.term*x, false",
    "*a*a*a*a*a*, false",
    "pipeline/*, false"
  })
  void aPatternCoversWhatItSays(String pattern, boolean covered) {
    assertThat(Selection.ALL.ofCells(pattern).has(KEY)).isEqualTo(covered);
  }

  @Test
  void eachPartChooses() {
    assertThat(Selection.ALL.has(KEY)).isTrue();
    assertThat(Selection.ofStudy("nightly").ofCells("indexing/*").has(KEY)).isTrue();
    assertThat(Selection.ofStudy("nightly").ofCells("pipeline/*").has(KEY)).isFalse();
    assertThat(Selection.ofStudy("weekly").has(KEY)).isFalse();
  }
}
