package io.archbench.analysis.gate;

import static io.archbench.analysis.trend.Histories.CALM;
import static io.archbench.analysis.trend.Histories.key;
import static io.archbench.analysis.trend.Histories.night;
import static io.archbench.analysis.trend.Histories.noisy;
import static io.archbench.analysis.trend.Histories.series;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.trend.Conditions;
import io.archbench.analysis.trend.Series;
import io.archbench.analysis.trend.TrendAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TonightsChangesTest {
  private static TonightsChanges tonight(List<Series> series, int night) {
    return TonightsChanges.of(series, night(night));
  }

  private static List<Series> stepping(double size) {
    IntToDoubleFunction level = night -> night >= 40 ? size : 0;
    return List.of(
        series(key("a", 1), 80, noisy(1, level)), series(key("a", 2), 80, noisy(2, night -> 0)));
  }

  private static ChangeStatus only(TonightsChanges changes) {
    assertThat(changes.changes()).hasSize(1);
    return changes.changes().getFirst().status();
  }

  @Test
  void aRegressionIsNewOnOneNightAndOpenFromThenOn() {
    List<Series> history = stepping(-.08);
    List<Integer> newOn = new ArrayList<>();
    for (int night = 1; night < 80; night++) {
      if (tonight(history, night).changes().stream()
          .anyMatch(told -> told.status() == ChangeStatus.NEW)) {
        newOn.add(night);
      }
    }

    assertThat(newOn).hasSize(1);
    assertThat(newOn.getFirst()).isBetween(40, 44);
    assertThat(only(tonight(history, newOn.getFirst() + 1))).isEqualTo(ChangeStatus.OPEN);
    assertThat(only(tonight(history, 79))).isEqualTo(ChangeStatus.OPEN);
    assertThat(tonight(history, 79).changes().getFirst().change().shift()).isNegative();
    assertThat(tonight(history, 39).changes()).isEmpty();
  }

  @Test
  void anImprovementIsToldAndNeverOpen() {
    List<Series> history = stepping(.08);

    int first = 40;
    while (tonight(history, first).changes().isEmpty()) {
      first++;
    }
    assertThat(only(tonight(history, first))).isEqualTo(ChangeStatus.NEW);
    assertThat(tonight(history, first).changes().getFirst().change().shift()).isPositive();
    assertThat(only(tonight(history, 79))).isEqualTo(ChangeStatus.SETTLED);
  }

  @Test
  void aRegressionThatIsTakenBackIsSettledAndOneThatIsHardlyIsOpen() {
    List<Series> back =
        List.of(series(key("a", 1), 80, noisy(1, n -> n < 30 ? 0 : n < 60 ? -.1 : -.02)));
    List<Series> hardly =
        List.of(series(key("a", 1), 80, noisy(1, n -> n < 30 ? 0 : n < 60 ? -.1 : -.07)));

    assertThat(tonight(back, 79).changes())
        .extracting(TonightsChanges.Told::status)
        .containsOnly(ChangeStatus.SETTLED);
    assertThat(tonight(hardly, 79).changes())
        .extracting(TonightsChanges.Told::status)
        .contains(ChangeStatus.OPEN);
  }

  @Test
  void whatLiesBeforeABreakIsOver() {
    List<Series> moved =
        List.of(
            series(
                key("a", 1),
                80,
                noisy(1, night -> night >= 40 ? -.08 : 0),
                night -> night < 70 ? CALM : new Conditions("cpu b", "6.1", "25", "sha256:a")));

    assertThat(tonight(moved, 69).changes()).hasSize(1);
    assertThat(tonight(moved, 79).changes()).isEmpty();
  }

  @Test
  void aSeriesThatWasNotMeasuredTonightAndOtherStudiesAreSilent() {
    List<Series> history =
        List.of(
            series(key("a", 1), 60, noisy(1, night -> night >= 40 ? -.08 : 0)),
            series(key("a", 2), 80, noisy(2, night -> 0)));

    assertThat(tonight(history, 59).changes()).hasSize(1);
    assertThat(tonight(history, 79).changes()).isEmpty();
  }

  @Test
  void aStepOfAllCellsIsOneNewEventOnce() {
    List<Series> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(series(key("a", i), 60, noisy(i, night -> night >= 40 ? -.12 : 0)));
    }
    int told = 0;
    for (int night = 38; night < 60; night++) {
      TonightsChanges changes = tonight(all, night);
      told += changes.events().size();
      assertThat(changes.changes()).hasSizeLessThan(5);
      if (night > 42) {
        assertThat(changes.changes()).as("night %d", night).isEmpty();
      }
    }

    assertThat(told).isEqualTo(1);
  }

  @Test
  void oneNightThatLiesFarOffIsHardlyEverTold() {
    int told = 0;
    int inCharts = 0;
    for (int seed = 0; seed < 20; seed++) {
      Series series = series(key("a", 1), 41, noisy(seed, night -> night == 40 ? -.12 : 0));
      inCharts += TrendAnalysis.of(series).changes().isEmpty() ? 0 : 1;
      told += tonight(List.of(series), 40).changes().isEmpty() ? 0 : 1;
    }

    assertThat(told).isLessThanOrEqualTo(3);
    assertThat(inCharts).as("those that p alone would tell").isGreaterThan(3 * told);
  }
}
