package io.archbench.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.AlarmBudget;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlarmLevelTest {
  private static final double NIGHTS = 365.25 / 12;

  private static Aim.Detect budget(double perMonth, int comparisons) {
    return new Aim.Detect(.03, false, Optional.of(new AlarmBudget(perMonth, comparisons)));
  }

  @Test
  void withoutABudgetEachCandidateIsConfirmedAtTheSameLevel() {
    assertThat(DetectRules.level(new Aim.Detect(.03, false), 1)).isEqualTo(.05);
    assertThat(DetectRules.level(new Aim.Detect(.03, false), 10_000)).isEqualTo(.05);
  }

  @Test
  void oneFalseAlarmAMonthAmongSixHundredQuantitiesNeedsAStricterLevel() {
    assertThat(DetectRules.level(budget(1, 1), 600)).isEqualTo(1 / NIGHTS / 15, within(1e-12));
  }

  @Test
  void noBudgetMakesALevelLaxerThanTheUsualOne() {
    assertThat(DetectRules.level(budget(1_000, 1), 1)).isEqualTo(.05);
  }

  @Test
  void comparisonsOfOneStudyShareItsBudget() {
    assertThat(2 * DetectRules.level(budget(1, 2), 600))
        .isEqualTo(DetectRules.level(budget(1, 1), 600), within(1e-12));
  }

  @Test
  void whatIsNotConfirmedStandsBelowTheNightsShareOfTheBudget() {
    double limit = 2 / NIGHTS / 600;
    assertThat(DetectRules.standsUnconfirmed(budget(1, 1), .99 * limit, 1, 600)).isTrue();
    assertThat(DetectRules.standsUnconfirmed(budget(1, 1), 1.01 * limit, 0, 600)).isFalse();
    assertThat(DetectRules.standsUnconfirmed(budget(1, 2), .99 * limit, 0, 600)).isFalse();
  }

  @Test
  void withoutABudgetWhatIsNotConfirmedStandsByItsAdjustedP() {
    Aim.Detect none = new Aim.Detect(.03, false);
    assertThat(DetectRules.standsUnconfirmed(none, .04, .10, 600)).isTrue();
    assertThat(DetectRules.standsUnconfirmed(none, .04, .11, 600)).isFalse();
  }

  /** The share that Benjamini and Hochberg bound would be no number of alarms. */
  @Test
  void nightsThatConfirmNothingHaveAsManyFalseAlarmsAsTheirBudgetToo() {
    int judged = 600;
    int months = 100;
    int slower = 0;
    int nights = (int) (months * NIGHTS);
    SplittableRandom random = new SplittableRandom(20_261_202);
    for (int i = 0; i < nights * judged; i++) {
      boolean stands = DetectRules.standsUnconfirmed(budget(1, 1), random.nextDouble(), 1, judged);
      slower += stands && random.nextBoolean() ? 1 : 0;
    }
    assertThat((double) slower / months).isBetween(.7, 1.3);
  }

  /**
   * Where nothing changed p is uniform: of a hundred months as many false alarms are left as
   * months, and with the usual level many more.
   */
  @Test
  void aMonthOfNightsWithoutAnyChangeHasAsManyFalseAlarmsAsItsBudget() {
    int judged = 600;
    int months = 100;
    int alarms = 0;
    int unbudgeted = 0;
    int nights = (int) (months * NIGHTS);
    double level = DetectRules.level(budget(1, 1), judged);
    SplittableRandom random = new SplittableRandom(20_261_201);
    for (int i = 0; i < nights * judged; i++) {
      if (random.nextDouble() < .025) { // looks slower
        double fresh = random.nextDouble();
        alarms += fresh < level ? 1 : 0;
        unbudgeted += fresh < .05 ? 1 : 0;
      }
    }
    assertThat((double) alarms / months).isBetween(.7, 1.3);
    assertThat((double) unbudgeted / months).isGreaterThan(20);
  }
}
