package io.archbench.analysis.trend;

import static io.archbench.analysis.trend.Histories.CALM;
import static io.archbench.analysis.trend.Histories.key;
import static io.archbench.analysis.trend.Histories.night;
import static io.archbench.analysis.trend.Histories.noisy;
import static io.archbench.analysis.trend.Histories.series;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TrendAnalysisTest {
  private static IntToDoubleFunction step(int first, double size) {
    return night -> night >= first ? size : 0;
  }

  private static SeriesTrend only(Series series) {
    return TrendAnalysis.of(List.of(series)).series().getFirst();
  }

  @Test
  void aStepIsOneChangeWithItsNights() {
    SeriesTrend trend = only(series(key("a", 1), 60, noisy(1, step(40, -.08))));

    assertThat(trend.breaks()).isEmpty();
    assertThat(trend.changes()).hasSize(1);
    ChangePoint change = trend.changes().getFirst();
    assertThat(trend.after(change)).isEqualTo(night(40));
    assertThat(trend.before(change)).isEqualTo(night(39));
    assertThat(change.shift()).isBetween(-.09, -.07);
  }

  @Test
  void aStepAtABreakIsNoChangeAndTheMeansEndThere() {
    Series moved =
        series(
            key("a", 1),
            90,
            noisy(2, night -> night < 30 ? 0 : night < 60 ? .3 : .2),
            night -> night < 30 ? CALM : new Conditions("cpu b", "6.1", "25", "sha256:a"));

    SeriesTrend trend = only(moved);

    assertThat(trend.breaks())
        .containsExactly(new SeriesBreak(30, SeriesBreak.Cause.MACHINE, "cpu a", "cpu b"));
    assertThat(trend.changes()).extracting(ChangePoint::index).containsExactly(60);
    assertThat(trend.changes().getFirst().before()).isBetween(.29, .31);
    assertThat(only(series(key("a", 1), 90, noisy(2, night -> night < 30 ? 0 : .3))).changes())
        .as("without the break it is a change")
        .hasSize(1);
  }

  @Test
  void aNewAnchorBreaksAndKernelAndJdkAreNoted() {
    Series series =
        series(
            key("a", 1),
            40,
            noisy(3, night -> 0),
            night ->
                new Conditions(
                    "cpu a",
                    night < 10 ? "6.1" : "6.2",
                    night < 20 ? "25" : "25.0.1",
                    night < 30 ? "sha256:a" : "sha256:b"));

    SeriesTrend trend = only(series);

    assertThat(trend.breaks())
        .containsExactly(new SeriesBreak(30, SeriesBreak.Cause.ANCHOR, "sha256:a", "sha256:b"));
    assertThat(trend.annotations())
        .containsExactly(
            new Annotation(10, Annotation.Kind.KERNEL, "6.1", "6.2"),
            new Annotation(20, Annotation.Kind.JDK, "25", "25.0.1"));
  }

  @Test
  void aMachineThatComesBackIsNotJoinedWithItsPast() {
    Series there =
        series(
            key("a", 1),
            90,
            noisy(4, night -> night < 60 ? 0 : .1),
            night ->
                night >= 30 && night < 60
                    ? new Conditions("cpu b", "6.1", "25", "sha256:a")
                    : CALM);

    assertThat(only(there).breaks()).extracting(SeriesBreak::index).containsExactly(30, 60);
    assertThat(only(there).changes()).isEmpty();
  }

  /** Cells of two suites, those of a share of which step down at night 40. */
  private static List<Series> history(int moving, int moving2, int nights) {
    List<Series> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(series(key("a", i), nights, noisy(10 + i, step(40, i < moving ? -.08 : 0))));
      all.add(series(key("b", i), nights, noisy(30 + i, step(40, i < moving2 ? -.08 : 0))));
    }
    return all;
  }

  @Test
  void aStepOfMostSeriesIsOneEventAndNoChangeOfAny() {
    Trends trends = TrendAnalysis.of(history(10, 9, 60));

    assertThat(trends.events()).hasSize(1);
    EnvironmentalEvent event = trends.events().getFirst();
    assertThat(event.night()).isEqualTo(night(40));
    assertThat(event.moved()).isEqualTo(19);
    assertThat(event.of()).isEqualTo(20);
    assertThat(event.shift()).isBetween(-.09, -.07);
    assertThat(trends.series()).allSatisfy(trend -> assertThat(trend.changes()).isEmpty());
  }

  @Test
  void aStepOfHalfOfThemOrOfOneSuiteIsNoEvent() {
    Trends half = TrendAnalysis.of(history(5, 5, 60));
    Trends suite = TrendAnalysis.of(history(10, 2, 60));

    assertThat(half.events()).isEmpty();
    assertThat(half.series()).filteredOn(trend -> !trend.changes().isEmpty()).hasSize(10);
    assertThat(suite.events()).isEmpty();
    assertThat(suite.series()).filteredOn(trend -> !trend.changes().isEmpty()).hasSize(12);
  }

  @Test
  void stepsInBothDirectionsOrOfFewSeriesAreNoEvent() {
    List<Series> both = new ArrayList<>();
    List<Series> few = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      both.add(series(key("a", i), 60, noisy(i, step(40, i % 2 == 0 ? .08 : -.08))));
    }
    for (int i = 0; i < 4; i++) {
      few.add(series(key("a", i), 60, noisy(i, step(40, .08))));
    }

    assertThat(TrendAnalysis.of(both).events()).isEmpty();
    assertThat(TrendAnalysis.of(few).events()).isEmpty();
  }

  @Test
  void aSuiteThatIsAloneCanHaveAnEvent() {
    List<Series> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      // noise may show a step one night early or late
      all.add(series(key("a", i), 60, noisy(i, step(i % 2 == 0 ? 40 : 41, .08))));
    }

    assertThat(TrendAnalysis.of(all).events()).hasSize(1);
    assertThat(TrendAnalysis.of(all).events().getFirst().moved()).isEqualTo(6);
  }

  @Test
  void furtherMetricsDoNotDecideButBelongToTheEvent() {
    List<Series> throughputs = history(10, 10, 60);
    List<Series> all = new ArrayList<>(throughputs);
    for (Series series : history(10, 0, 60)) {
      SeriesKey key = series.key();
      all.add(
          new Series(
              new SeriesKey(key.study(), key.variant(), key.cell(), "service p99", key.work()),
              series.points()));
    }

    Trends trends = TrendAnalysis.of(all);

    assertThat(trends.events()).hasSize(1);
    assertThat(trends.events().getFirst().of()).isEqualTo(20);
    assertThat(trends.series()).allSatisfy(trend -> assertThat(trend.changes()).isEmpty());
    assertThat(TrendAnalysis.of(all.subList(20, 40)).events()).isEmpty();
  }

  @Test
  void theOrderOfSeriesDoesNotMatter() {
    List<Series> all = history(10, 7, 120);
    Trends trends = TrendAnalysis.of(all);

    for (int seed = 0; seed < 5; seed++) {
      List<Series> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(TrendAnalysis.of(shuffled)).isEqualTo(trends);
    }
  }

  @Test
  void whatLiesAFullWindowBackStaysWhenNightsAreAdded() {
    for (int seed = 0; seed < 20; seed++) {
      IntToDoubleFunction theta = noisy(seed, night -> night < 60 ? 0 : night < 110 ? .1 : .05);
      SeriesTrend earlier = only(series(key("a", 1), 180, theta));
      for (int nights = 181; nights < 240; nights += 7) {
        SeriesTrend later = only(series(key("a", 1), nights, theta));
        assertThat(later.changes())
            .extracting(ChangePoint::index)
            .containsAll(earlier.changes().stream().map(ChangePoint::index).toList());
      }
    }
  }
}
