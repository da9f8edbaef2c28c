package io.archbench.report.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.trend.ChangePoint;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.Series;
import io.archbench.analysis.trend.SeriesTrend;
import io.archbench.analysis.trend.Trends;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrendViewTest {
  private static final String CELL = "indexing/Search.term:thrpt:tmax";
  private static final List<Night> NIGHTS = SeriesBuilder.nights("nightly", 50);

  private static SeriesBuilder series(String cell) {
    return SeriesBuilder.of(TrendFixture.key(cell), NIGHTS);
  }

  private static TrendView view(int nights, SeriesTrend... series) {
    return TrendView.of(
        new TrendReport(new Trends(List.of(series), List.of()), TrendFixture.facts(nights)));
  }

  private static List<String> names(TrendView view) {
    return view.series().stream().map(SeriesView::name).toList();
  }

  @Test
  void theWorstComesFirstAndWhatDidNotMoveLast() {
    TrendView view =
        view(
            180,
            series("indexing/A.steady:thrpt:tmax").noisy(0, 1),
            series("indexing/A.better:thrpt:tmax").shift(30, .03).noisy(0, 1),
            series("indexing/A.anew:thrpt:tmax").machine(30, "B").noisy(0, 1),
            series("indexing/A.bad:thrpt:tmax").shift(30, -.03).noisy(0, 1),
            series("indexing/A.worst:thrpt:tmax").shift(40, -.2).noisy(0, 1),
            series("indexing/A.best:thrpt:tmax").shift(40, .2).noisy(0, 1));

    assertThat(names(view))
        .containsExactly("A.worst", "A.bad", "A.best", "A.better", "A.anew", "A.steady");
    assertThat(view.moved()).hasSize(4);
    assertThat(view.headline())
        .isEqualTo(
            "2 series slower, the newest since 2026-11-21; 2 faster, the newest since 2026-11-21");
  }

  @Test
  void aChangeBeforeTheNightsThatAreShownIsNoneOfThem() {
    SeriesTrend moved = series(CELL).shift(20, -.05).noisy(0, 1);

    assertThat(view(31, moved).headline()).isEqualTo("1 series slower since 2026-11-01");
    assertThat(view(30, moved).headline()).isEqualTo("1 series slower since 2026-11-01");
    assertThat(view(29, moved).headline()).isEqualTo("No change in 1 series over 29 nights");
  }

  @Test
  void aSeriesThatIsNoLongerMeasuredIsCountedAndNotShown() {
    SeriesTrend old = series("indexing/A.old:thrpt:tmax").without(45, 46, 47, 48, 49).noisy(0, 1);
    SeriesTrend now = series("indexing/A.now:thrpt:tmax").noisy(0, 1);

    assertThat(names(view(5, old, now))).containsExactly("A.now");
    assertThat(view(5, old, now).outside()).isEqualTo(1);
    assertThat(view(6, old, now).outside()).isZero();
    assertThat(view(6, old, now).series().getLast().missing())
        .isEqualTo(Optional.of("last measured on 2026-11-25"));
  }

  @Test
  void whatAllSeriesHaveIsSaidOnceAndWhatOneHasWithIt() {
    TrendView view =
        view(
            180,
            series("indexing/A.one:thrpt:tmax").kernel(10, "7.0").machine(30, "B").noisy(0, 1),
            series("indexing/A.two:thrpt:tmax").kernel(10, "7.0").noisy(0, 1));
    TrendGroup group = view.groups().getFirst();

    assertThat(group.shared()).extracting(Happening::kind).containsExactly(Happening.Kind.KERNEL);
    SeriesView broken = group.series().getFirst();
    assertThat(broken.name()).isEqualTo("A.one");
    assertThat(group.alone(broken))
        .extracting(Happening::kind)
        .containsExactly(Happening.Kind.MACHINE);
    assertThat(group.moved(broken)).isTrue();
    assertThat(group.moved(group.series().getLast())).isFalse();
  }

  @Test
  void aSeriesThatBeginsInTheNightOfABreakDoesNotMakeItThatOfFew() {
    int[] first = new int[30];
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
    }
    TrendView view =
        view(
            180,
            series("indexing/A.one:thrpt:tmax").machine(30, "B").noisy(0, 1),
            series("indexing/A.two:thrpt:tmax").machine(30, "B").noisy(0, 1),
            series("indexing/A.new:thrpt:tmax").machine(30, "B").without(first).noisy(0, 1));

    assertThat(view.happenings()).hasSize(1);
    assertThat(view.happenings().getFirst().isShared()).isTrue();
    assertThat(view.happenings().getFirst().series()).isEqualTo(2);
  }

  @Test
  void nothingMovesBehindABreak() {
    SeriesTrend series = series(CELL).shift(20, -.05).machine(30, "B").noisy(0, 1);

    assertThat(view(180, series).headline())
        .isEqualTo("No change in 1 series over 50 nights; 1 begun anew since 2026-11-11");
  }

  @Test
  void aChangeSaysBetweenWhichCommits() {
    assertThat(sentence(Optional.of("3f2a9c1b2d4e5f60"), Optional.of("9bc1d20e")))
        .isEqualTo("4.9 % slower since 2026-11-30 (between 3f2a9c1b2d and 9bc1d20e)");
    assertThat(sentence(Optional.empty(), Optional.of("9bc1d20e")))
        .endsWith("(between unknown commit and 9bc1d20e)");
    assertThat(sentence(Optional.empty(), Optional.empty())).endsWith("(commits unknown)");
    assertThat(sentence(Optional.of("9bc1d20e"), Optional.of("9bc1d20e")))
        .endsWith("(both nights of 9bc1d20e)");
  }

  private static String sentence(Optional<String> before, Optional<String> after) {
    List<Night> two =
        SeriesBuilder.nights("nightly", 2).stream()
            .map(
                night ->
                    new Night(
                        night.study(),
                        night.run(),
                        night.measured(),
                        night.seed() == 0 ? before : after,
                        night.seed()))
            .toList();
    Series series = SeriesBuilder.of(TrendFixture.key(CELL), two).noisy(0, 1).series();
    ChangePoint change = new ChangePoint(1, .01, -.04, .0001);
    SeriesView view =
        view(180, new SeriesTrend(series, List.of(), List.of(), List.of(change)))
            .series()
            .getFirst();
    return view.sentence(change);
  }

  @Test
  void aReportOnNoNightIsRefused() {
    assertThatThrownBy(() -> TrendFixture.facts(0)).hasMessageContaining("nights: 0");
  }
}
