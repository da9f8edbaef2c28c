package io.archbench.report.trend;

import io.archbench.analysis.trend.Night;
import io.archbench.report.view.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many series do what.
 *
 * @param series all that are counted
 * @param counts of every state, also those that no series is in
 */
public record TrendTally(List<SeriesView> series, Map<SeriesState, Integer> counts) {
  public TrendTally {
    series = List.copyOf(series);
    counts = Map.copyOf(counts);
  }

  static TrendTally of(List<SeriesView> series) {
    Map<SeriesState, Integer> counts = new EnumMap<>(SeriesState.class);
    for (SeriesState state : SeriesState.values()) {
      counts.put(state, (int) series.stream().filter(view -> view.state() == state).count());
    }
    return new TrendTally(series, counts);
  }

  /** How many are in that state. */
  public int of(SeriesState state) {
    return counts.getOrDefault(state, 0);
  }

  /** The states that at least one series is in. */
  public List<SeriesState> present() {
    return Stream.of(SeriesState.values()).filter(state -> of(state) > 0).toList();
  }

  /** The word for a state that fits all series in it. */
  public String word(SeriesState state) {
    return state.word(in(state).allMatch(SeriesView::isSpeed));
  }

  private Stream<SeriesView> in(SeriesState state) {
    return series.stream().filter(view -> view.state() == state);
  }

  /** The state of all of them in one line, without a full stop. */
  public String headline() {
    if (series.isEmpty()) {
      return "No series in these nights";
    }
    List<String> parts = new ArrayList<>();
    for (SeriesState state : List.of(SeriesState.WORSE, SeriesState.BETTER)) {
      if (of(state) > 0) {
        String noun = parts.isEmpty() ? " series " : " ";
        parts.add(Figures.number(of(state)) + noun + word(state) + since(state));
      }
    }
    if (!parts.isEmpty()) {
      return String.join("; ", parts);
    }
    int nights = series.stream().mapToInt(view -> view.points().size()).max().orElse(0);
    String none =
        String.format(
            Locale.ROOT,
            "No change in %,d series over %s",
            series.size(),
            Figures.count(nights, "night"));
    return of(SeriesState.ANEW) == 0
        ? none
        : none
            + "; "
            + Figures.number(of(SeriesState.ANEW))
            + " begun anew"
            + since(SeriesState.ANEW);
  }

  private String since(SeriesState state) {
    List<LocalDate> days =
        in(state)
            .map(SeriesView::since)
            .flatMap(Optional<Night>::stream)
            .map(Nights::date)
            .distinct()
            .sorted()
            .toList();
    return (days.size() > 1 ? ", the newest since " : " since ") + days.getLast();
  }
}
