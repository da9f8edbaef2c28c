package io.archbench.report.trend;

import io.archbench.analysis.trend.EnvironmentalEvent;
import io.archbench.analysis.trend.SeriesTrend;
import io.archbench.analysis.trend.Trends;
import io.archbench.report.view.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A history as it is shown: the newest nights, the worst series first.
 *
 * @param series those that were measured in the nights that are shown, each with an id that is
 *     unique in its suite
 * @param outside how many were not
 * @param events those in the nights that are shown, the oldest first
 * @param happenings breaks and changes of what both sides had, the oldest first
 */
public record TrendView(
    TrendFacts facts,
    Map<String, Nights> nights,
    List<SeriesView> series,
    int outside,
    List<EnvironmentalEvent> events,
    List<Happening> happenings) {
  public TrendView {
    nights = Map.copyOf(nights);
    series = List.copyOf(series);
    events = List.copyOf(events);
    happenings = List.copyOf(happenings);
  }

  /** The view of a report. */
  public static TrendView of(TrendReport report) {
    Trends trends = report.trends();
    Map<String, Nights> nights = Nights.of(trends, report.facts().nights());
    List<SeriesView> series = new ArrayList<>();
    for (SeriesTrend trend : trends.series()) {
      SeriesView.of(trend, nights(nights, trend.series().key().study())).ifPresent(series::add);
    }
    series.sort(SeriesView.WORST_FIRST);
    return new TrendView(
        report.facts(),
        nights,
        named(series),
        trends.series().size() - series.size(),
        trends.events().stream().filter(event -> isShown(event, nights)).toList(),
        Happening.of(series));
  }

  private static boolean isShown(EnvironmentalEvent event, Map<String, Nights> nights) {
    Nights shown = nights.get(event.study());
    return shown != null && shown.show(event.night());
  }

  private static Nights nights(Map<String, Nights> nights, String study) {
    return Objects.requireNonNull(nights.get(study), study);
  }

  private static List<SeriesView> named(List<SeriesView> series) {
    Map<String, Integer> counts = new HashMap<>();
    return series.stream()
        .map(view -> view.named("s" + counts.merge(view.key().cell().suite(), 1, Integer::sum)))
        .toList();
  }

  /** How many series do what. */
  public TrendTally tally() {
    return TrendTally.of(series);
  }

  /** The state of all in one line, without a full stop. */
  public String headline() {
    String said = tally().headline();
    return events.isEmpty()
        ? said
        : said + "; " + Figures.count(events.size(), "environmental event");
  }

  /** Those that moved, for the worse first. */
  public List<SeriesView> moved() {
    return series.stream().filter(view -> view.current().isPresent()).toList();
  }

  /** By study and variant, in that order. */
  public List<TrendGroup> groups() {
    return groups(series);
  }

  /** By suite, in that order. */
  public List<SuiteTrend> suites() {
    Map<String, List<SeriesView>> suites = new TreeMap<>();
    for (SeriesView view : series) {
      suites.computeIfAbsent(view.key().cell().suite(), suite -> new ArrayList<>()).add(view);
    }
    return suites.entrySet().stream()
        .map(suite -> new SuiteTrend(suite.getKey(), groups(suite.getValue())))
        .toList();
  }

  /** Where a series stands in the pages. */
  public String place(SeriesView view) {
    return SuiteTrend.fileName(view.key().cell().suite()) + "#" + view.id();
  }

  private record Name(String study, String variant) implements Comparable<Name> {
    static Name of(SeriesView view) {
      return new Name(view.key().study(), view.key().variant());
    }

    @Override
    public int compareTo(Name other) {
      int studies = study.compareTo(other.study);
      return studies == 0 ? variant.compareTo(other.variant) : studies;
    }
  }

  private List<TrendGroup> groups(List<SeriesView> some) {
    Map<Name, List<SeriesView>> byName = new TreeMap<>();
    for (SeriesView view : some) {
      byName.computeIfAbsent(Name.of(view), name -> new ArrayList<>()).add(view);
    }
    List<TrendGroup> groups = new ArrayList<>();
    byName.forEach((name, views) -> groups.add(group("g" + (groups.size() + 1), name, views)));
    return groups;
  }

  private TrendGroup group(String id, Name name, List<SeriesView> views) {
    return new TrendGroup(
        id,
        name.study(),
        name.variant(),
        nights(nights, name.study()),
        events.stream()
            .filter(event -> name.equals(new Name(event.study(), event.variant())))
            .toList(),
        happenings.stream()
            .filter(happening -> name.equals(new Name(happening.study(), happening.variant())))
            .toList(),
        views);
  }
}
