package io.archbench.analysis.gate;

import io.archbench.analysis.trend.ChangePoint;
import io.archbench.analysis.trend.EnvironmentalEvent;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.NightlyChange;
import io.archbench.analysis.trend.Series;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.analysis.trend.SeriesTrend;
import io.archbench.analysis.trend.TrendAnalysis;
import io.archbench.analysis.trend.Trends;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tells what is new tonight from what was known: the changes of the series that were measured
 * tonight, behind their last break. Later nights are not looked at, so that the answer for a night
 * stays what it was.
 *
 * @param changes by series, then from the oldest to the newest; without those of events
 * @param events that were none before tonight
 */
public record TonightsChanges(List<Told> changes, List<EnvironmentalEvent> events) {
  private static final int NEAR = 2;
  private static final Comparator<Night> BY_TIME =
      Comparator.comparing(Night::measured).thenComparing(Night::run);

  public TonightsChanges {
    changes = List.copyOf(changes);
    events = List.copyOf(events);
  }

  /** One change. */
  public record Told(SeriesTrend trend, ChangePoint change, ChangeStatus status) {}

  /**
   * Tonight's changes of a study.
   *
   * @param series a history; those of other studies are left out
   */
  public static TonightsChanges of(List<Series> series, Night tonight) {
    List<Series> study =
        series.stream().filter(each -> each.key().study().equals(tonight.study())).toList();
    Predicate<Night> before = night -> BY_TIME.compare(night, tonight) < 0;
    Trends now = TrendAnalysis.of(until(study, before.or(night -> isSame(night, tonight))));
    List<EnvironmentalEvent> earlier = TrendAnalysis.of(until(study, before)).events();
    List<Told> told = new ArrayList<>();
    for (SeriesTrend trend : now.series()) {
      if (isSame(trend.series().last().night(), tonight)) {
        told.addAll(told(trend));
      }
    }
    return new TonightsChanges(told, newOnes(now.events(), earlier, runs(study)));
  }

  private static boolean isSame(Night night, Night other) {
    return night.run().equals(other.run());
  }

  private static List<Series> until(List<Series> series, Predicate<Night> nights) {
    List<Series> cut = new ArrayList<>();
    for (Series each : series) {
      List<SeriesPoint> points =
          each.points().stream().filter(point -> nights.test(point.night())).toList();
      if (!points.isEmpty()) {
        cut.add(new Series(each.key(), points));
      }
    }
    return cut;
  }

  private static List<Told> told(SeriesTrend trend) {
    int since = trend.breaks().isEmpty() ? 0 : trend.breaks().getLast().index();
    Map<Integer, ChangePoint> own = new HashMap<>();
    trend.changes().forEach(change -> own.put(change.index(), change));
    // with those of events, which can end a change as well
    List<ChangePoint> all = TrendAnalysis.of(trend.series()).changes();
    List<Told> told = new ArrayList<>();
    for (NightlyChange each : NightlyChange.of(thetas(trend.series(), since))) {
      ChangePoint change = own.get(since + each.shift().index());
      if (change != null) {
        boolean over = change.shift() > 0 || hasRecovered(change, all);
        ChangeStatus known = over ? ChangeStatus.SETTLED : ChangeStatus.OPEN;
        told.add(new Told(trend, change, each.known() ? known : ChangeStatus.NEW));
      }
    }
    return told;
  }

  private static double[] thetas(Series series, int since) {
    return series.points().stream().skip(since).mapToDouble(SeriesPoint::theta).toArray();
  }

  /** Whether a later change of the same stretch brought back half of it or more. */
  private static boolean hasRecovered(ChangePoint change, List<ChangePoint> all) {
    double enough = change.before() + change.shift() / 2;
    return all.stream()
        .anyMatch(later -> later.index() > change.index() && later.after() >= enough);
  }

  private static List<EnvironmentalEvent> newOnes(
      List<EnvironmentalEvent> now, List<EnvironmentalEvent> earlier, List<String> runs) {
    return now.stream()
        .filter(event -> earlier.stream().noneMatch(known -> isSame(event, known, runs)))
        .toList();
  }

  private static boolean isSame(
      EnvironmentalEvent event, EnvironmentalEvent other, List<String> runs) {
    int apart = runs.indexOf(event.night().run()) - runs.indexOf(other.night().run());
    return event.variant().equals(other.variant())
        && event.shift() > 0 == other.shift() > 0
        && Math.abs(apart) <= NEAR;
  }

  /** From the oldest night to the newest. */
  private static List<String> runs(List<Series> study) {
    return study.stream()
        .flatMap(each -> each.points().stream().map(SeriesPoint::night))
        .sorted(BY_TIME)
        .map(Night::run)
        .distinct()
        .toList();
  }
}
