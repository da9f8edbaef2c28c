package io.archbench.trial.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreUnitTest {
  private static final ScoreUnit PER_SECOND = ScoreUnit.of("ops/s").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "ops/ns, 1e9",
    "ops/us, 1e6",
    "ops/ms, 1e3",
    "ops/s, 1",
    "ops/min, 0.016666666666666666",
    "ops/hr, 2.777777777777778E-4",
    "ops/h, 2.777777777777778E-4",
    "ops/day, 1.1574074074074073E-5",
    "ns/op, 1e9",
    "us/op, 1e6",
    "ms/op, 1e3",
    "s/op, 1",
    "min/op, 0.016666666666666666",
    "hr/op, 2.777777777777778E-4",
    "day/op, 1.1574074074074073E-5"
  })
  void oneOfEachUnitIsThatManyOperationsInASecond(String unit, double expected) {
    ScoreUnit from = ScoreUnit.of(unit).orElseThrow();

    assertThat(from.rate()).isEqualTo(unit.startsWith("ops/"));
    assertThat(from.convert(1, PER_SECOND)).isCloseTo(expected, within(expected * 1e-15));
    assertThat(PER_SECOND.convert(from.convert(3.7, PER_SECOND), from))
        .isCloseTo(3.7, within(1e-14));
  }

  @Test
  void aValueInItsOwnUnitStaysWhatItIs() {
    assertThat(
            ScoreUnit.of("us/op").orElseThrow().convert(0.1, ScoreUnit.of("us/op").orElseThrow()))
        .isEqualTo(0.1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#", "MB/s", "MB/sec", "---", "B/op", "ops", "ops/", "/op", "%", "counts"})
  void whatIsNeitherARateNorATimeIsNoUnit(String unit) {
    assertThat(ScoreUnit.of(unit)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10 s,10000",
    "400 ms,400",
    "1 min,60000",
    "1 hr,3600000",
    "1 us,1",
    "2 day,172800000"
  })
  void lengthsOfIterationsAreRead(String text, long millis) {
    assertThat(TimeText.millis(text)).isEqualTo(OptionalLong.of(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"single-shot", "", "10", "s", "10 fortnights", "99999999999 s"})
  void otherWordsAreNoLength(String text) {
    assertThat(TimeText.millis(text)).isEmpty();
  }
}
