package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.stats.Ratio;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.969 | 0.951 | 0.988 | 3.1 % slower (uncertainty 1.2–4.9 %)",
        "1.155 | 1.12 | 1.19 | 15.5 % faster (uncertainty 12.0–19.0 %)",
        "1.155 | 1.02 | 1.29 | 16 % faster (uncertainty 2–29 %)",
        "0.98 | 0.95 | 1.0114 | 2.0 % slower (uncertainty 5.0 % slower to 1.1 % faster)",
        "1.0004 | 0.98 | 1.02 | no difference (uncertainty 2.0 % slower to 2.0 % faster)",
        "2.351 | 2.11 | 2.62 | 2.35 times as fast (uncertainty 2.11–2.62 times)",
        "1.9 | 1.4 | 2.4 | 90 % faster (uncertainty 40 % faster to 2.40 times as fast)",
        "0.2 | 0.1 | 0.3 | 80 % slower (uncertainty 70–90 %)",
        "1.4 | 0.5 | 3.9 | 40 % faster (uncertainty 50 % slower to 3.9 times as fast)",
        "1.0 | 1.0 | 1.0 | no difference (uncertainty no difference to no difference)"
      })
  void saysTheDirectionAndGivesTheHalfWidthTwoDigits(
      double value, double low, double high, String words) {
    assertThat(Change.of(ratio(value, low, high)).sentence()).isEqualTo(words);
  }

  @Test
  void aPointHasNoUncertainty() {
    assertThat(Change.of(Ratio.point(.93)).sentence()).isEqualTo("7.0 % slower");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.155 | 1.12 | 1.19 | 15.5 % more (uncertainty 12.0–19.0 %) | 15.5 % more work than B",
        "0.98 | 0.95 | 1.0114 | 2.0 % less (uncertainty 5.0 % less to 1.1 % more) | 2.0 % less work"
            + " than B",
        "2.351 | 2.11 | 2.62 | 2.35 times as much (uncertainty 2.11–2.62 times) | 2.35 times as much"
            + " work as B",
        "1.0004 | 0.98 | 1.02 | no difference (uncertainty 2.0 % less to 2.0 % more) | as much work"
            + " as B",
      })
  void amountsHaveTheirOwnWords(
      double value, double low, double high, String words, String against) {
    Change change = Change.of(ratio(value, low, high), Comparative.AMOUNT);

    assertThat(change.measured()).isEqualTo(words);
    assertThat(change.against("work", "B")).isEqualTo(against);
  }

  @Test
  void aMeasuredPointSaysThatItHasNoInterval() {
    assertThat(Change.of(Ratio.point(.93)).measured()).isEqualTo("7.0 % slower (no interval)");
  }

  @Test
  void crossingMeansThatBothDirectionsAreInside() {
    assertThat(Change.of(ratio(1.01, .99, 1.03)).crosses()).isTrue();
    assertThat(Change.of(ratio(1.02, 1.01, 1.03)).crosses()).isFalse();
    assertThat(Change.of(ratio(.98, .97, .99)).crosses()).isFalse();
    assertThat(Change.of(Ratio.point(.98)).crosses()).isFalse();
  }

  private static Ratio ratio(double value, double low, double high) {
    return new Ratio(
        value, Optional.of(low), Optional.of(high), Optional.of(value), Optional.of(value));
  }
}
