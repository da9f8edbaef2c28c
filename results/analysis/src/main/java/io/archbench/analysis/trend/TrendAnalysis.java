package io.archbench.analysis.trend;

import io.archbench.analysis.stats.ChangeRules;
import io.archbench.analysis.stats.EDivisive;
import io.archbench.analysis.stats.MeanShift;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Says what happened to series: where they break, what changed beside them, where they moved, and
 * what of that happened to most of them at once.
 *
 * <p>A function of the series alone: their order does not matter, and a night more gives what an
 * analysis from the start gives. Thread-safe.
 */
public final class TrendAnalysis {
  private static final Comparator<Series> ORDER =
      Comparator.comparing((Series series) -> series.key().study())
          .thenComparing(series -> series.key().cell())
          .thenComparing(series -> series.key().variant())
          .thenComparing(series -> series.key().metric())
          .thenComparing(series -> series.key().work());

  private TrendAnalysis() {}

  /**
   * All that happened to them.
   *
   * @param series each key once
   */
  public static Trends of(Collection<Series> series) {
    List<SeriesTrend> trends =
        series.parallelStream().map(TrendAnalysis::of).sorted(byKey()).toList();
    Map<SeriesVariant, List<SeriesTrend>> variants = new HashMap<>();
    for (SeriesTrend trend : trends) {
      variants
          .computeIfAbsent(SeriesVariant.of(trend.series()), any -> new ArrayList<>())
          .add(trend);
    }
    List<EnvironmentalEvents> found =
        variants.values().stream().map(EnvironmentalEvents::among).toList();
    Map<SeriesKey, SeriesTrend> rest = new HashMap<>();
    found.forEach(each -> each.rest().forEach(trend -> rest.put(trend.series().key(), trend)));
    return new Trends(
        trends.stream().map(trend -> rest.getOrDefault(trend.series().key(), trend)).toList(),
        found.stream().flatMap(each -> each.events().stream()).sorted(byNight()).toList());
  }

  /** What happened to one series, before it is asked whether it happened to most of them. */
  public static SeriesTrend of(Series series) {
    List<SeriesBreak> breaks = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    List<SeriesPoint> points = series.points();
    for (int i = 1; i < points.size(); i++) {
      Conditions from = points.get(i - 1).conditions();
      Conditions to = points.get(i).conditions();
      if (!from.machine().equals(to.machine())) {
        breaks.add(new SeriesBreak(i, SeriesBreak.Cause.MACHINE, from.machine(), to.machine()));
      }
      if (!from.anchor().equals(to.anchor())) {
        breaks.add(new SeriesBreak(i, SeriesBreak.Cause.ANCHOR, from.anchor(), to.anchor()));
      }
      if (!from.kernel().equals(to.kernel())) {
        annotations.add(new Annotation(i, Annotation.Kind.KERNEL, from.kernel(), to.kernel()));
      }
      if (!from.jdk().equals(to.jdk())) {
        annotations.add(new Annotation(i, Annotation.Kind.JDK, from.jdk(), to.jdk()));
      }
    }
    return new SeriesTrend(series, breaks, annotations, changes(points, breaks));
  }

  /** Stretches between breaks have nothing to do with each other. */
  private static List<ChangePoint> changes(List<SeriesPoint> points, List<SeriesBreak> breaks) {
    TreeSet<Integer> ends = new TreeSet<>();
    breaks.forEach(each -> ends.add(each.index()));
    ends.add(points.size());
    List<ChangePoint> changes = new ArrayList<>();
    int start = 0;
    for (int end : ends) {
      double[] stretch =
          points.subList(start, end).stream().mapToDouble(SeriesPoint::theta).toArray();
      for (MeanShift shift : EDivisive.changes(stretch, ChangeRules.NIGHTS)) {
        changes.add(
            new ChangePoint(start + shift.index(), shift.before(), shift.after(), shift.p()));
      }
      start = end;
    }
    return changes;
  }

  private static Comparator<SeriesTrend> byKey() {
    return Comparator.comparing(SeriesTrend::series, ORDER);
  }

  private static Comparator<EnvironmentalEvent> byNight() {
    return Comparator.comparing((EnvironmentalEvent event) -> event.night().measured())
        .thenComparing(event -> event.night().run())
        .thenComparing(EnvironmentalEvent::study)
        .thenComparing(EnvironmentalEvent::variant)
        .thenComparingDouble(EnvironmentalEvent::shift);
  }
}
