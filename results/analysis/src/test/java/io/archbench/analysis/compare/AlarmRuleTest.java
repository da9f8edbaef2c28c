package io.archbench.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.question.AlarmBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmRuleTest {
  @Test
  void theRuleIsSaidWithItsNumbers() {
    assertThat(AlarmRule.words(new AlarmBudget(1, 1), 600))
        .isEqualTo(
            "At most one false alarm a month of slower cells: of 600 quantities a night, what looks"
                + " slower is an alarm if fresh units, 10 or at least 5, say so too at p < 0.0022.");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 1, 100 false alarms",
    "1000, 1, 1000 false alarms",
    "20, 1, 20 false alarms",
    "2, 2, one false alarm",
    "1, 2, 0.5 false alarms",
    "1, 3, 0.333 false alarms"
  })
  void aNumberKeepsTheZerosBeforeItsPoint(double perMonth, int comparisons, String words) {
    assertThat(AlarmRule.words(new AlarmBudget(perMonth, comparisons), 600))
        .startsWith("At most " + words + " a month");
  }

  @ParameterizedTest
  @CsvSource({"1, 876, 0.0015", "1, 26, 0.05", "1, 5000, 0.00026", "1, 100000, 1.3e-05"})
  void aLevelHasTwoDigitsThatCount(double perMonth, int judged, String level) {
    assertThat(AlarmRule.words(new AlarmBudget(perMonth, 1), judged))
        .endsWith("at p < " + level + ".");
  }
}
