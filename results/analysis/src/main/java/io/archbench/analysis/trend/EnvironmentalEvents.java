package io.archbench.analysis.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds nights in which more than half of the series of a variant moved one way.
 *
 * <p>Throughput decides, for further metrics would count a cell twice: five series or more, more
 * than half of those that were measured that night, and, where several suites were, more than half
 * in each of two. A change counts for the nights next to its own too, as noise moves it by one.
 * What belongs to an event leaves the series' own changes, further metrics that moved likewise
 * included.
 *
 * @param rest the series with what is left of their changes
 */
record EnvironmentalEvents(List<EnvironmentalEvent> events, List<SeriesTrend> rest) {
  private static final String DECIDES = "throughput";
  private static final int FEWEST = 5;
  private static final int UNRELATED = 2;
  private static final int TOLERANCE = 1;
  private static final Comparator<Night> BY_TIME =
      Comparator.comparing(Night::measured).thenComparing(Night::run);

  /** Those among the series of one variant of one study. */
  static EnvironmentalEvents among(List<SeriesTrend> trends) {
    return new Search(trends).events();
  }

  /** A change of a series, in a night that is counted over all series of the variant. */
  private record Move(SeriesTrend trend, ChangePoint change, int night) {
    boolean isBetter() {
      return change.shift() > 0;
    }

    boolean decides() {
      return trend.series().key().metric().equals(DECIDES);
    }

    String suite() {
      return trend.series().key().cell().suite();
    }
  }

  /** Changes near one night in one direction. */
  private record Crowd(int night, List<Move> moves, int measured) {
    int exact() {
      return (int) moves.stream().filter(move -> move.night() == night).count();
    }
  }

  private static final class Search {
    private final List<SeriesTrend> trends;
    private final List<Night> nights;

    /** Night by night: how many series of each suite were measured. */
    private final List<Map<String, Integer>> measured = new ArrayList<>();

    /** Night by night: changes that belong to no event yet. */
    private final List<List<Move>> moves = new ArrayList<>();

    Search(List<SeriesTrend> trends) {
      this.trends = trends;
      TreeSet<Night> all = new TreeSet<>(BY_TIME);
      trends.forEach(trend -> trend.series().points().forEach(point -> all.add(point.night())));
      nights = List.copyOf(all);
      nights.forEach(
          night -> {
            measured.add(new HashMap<>());
            moves.add(new ArrayList<>());
          });
      Map<String, Integer> indexes = new HashMap<>();
      for (int i = 0; i < nights.size(); i++) {
        indexes.put(nights.get(i).run(), i);
      }
      for (SeriesTrend trend : trends) {
        if (trend.series().key().metric().equals(DECIDES)) {
          String suite = trend.series().key().cell().suite();
          for (SeriesPoint point : trend.series().points()) {
            measured
                .get(indexes.getOrDefault(point.night().run(), 0))
                .merge(suite, 1, Integer::sum);
          }
        }
        for (ChangePoint change : trend.changes()) {
          int night = indexes.getOrDefault(trend.after(change).run(), 0);
          moves.get(night).add(new Move(trend, change, night));
        }
      }
    }

    EnvironmentalEvents events() {
      List<EnvironmentalEvent> events = new ArrayList<>();
      Map<SeriesKey, Set<ChangePoint>> taken = new HashMap<>();
      while (true) {
        Optional<Crowd> largest = largest();
        if (largest.isEmpty()) {
          break;
        }
        Crowd crowd = largest.get();
        events.add(event(crowd));
        near(crowd.night(), crowd.moves().getFirst().isBetter(), false)
            .forEach(
                move -> {
                  moves.get(move.night()).remove(move);
                  taken
                      .computeIfAbsent(move.trend().series().key(), any -> new HashSet<>())
                      .add(move.change());
                });
      }
      return new EnvironmentalEvents(
          events,
          trends.stream()
              .map(trend -> without(trend, taken.getOrDefault(trend.series().key(), Set.of())))
              .toList());
    }

    /** The largest of all, around the night that most have as their own; of equals the first. */
    private Optional<Crowd> largest() {
      Crowd largest = null;
      for (int night = 0; night < nights.size(); night++) {
        for (boolean better : new boolean[] {false, true}) {
          Crowd crowd = crowd(night, better);
          boolean larger =
              largest == null
                  || crowd.moves().size() > largest.moves().size()
                  || (crowd.moves().size() == largest.moves().size()
                      && crowd.exact() > largest.exact());
          if (larger && isMost(crowd)) {
            largest = crowd;
          }
        }
      }
      return Optional.ofNullable(largest);
    }

    private Crowd crowd(int night, boolean better) {
      int all = measured.get(night).values().stream().mapToInt(count -> count).sum();
      List<Move> near = near(night, better, true);
      // a series whose neighbouring night moved may have missed this one
      return new Crowd(night, near, Math.max(all, near.size()));
    }

    /** Of one series the change that is nearest, so that none counts twice. */
    private List<Move> near(int night, boolean better, boolean deciding) {
      Map<SeriesKey, Move> near = new HashMap<>();
      List<SeriesKey> order = new ArrayList<>();
      int last = Math.min(night + TOLERANCE, nights.size() - 1);
      for (int other = Math.max(0, night - TOLERANCE); other <= last; other++) {
        for (Move move : moves.get(other)) {
          if (move.isBetter() != better || (deciding && !move.decides())) {
            continue;
          }
          SeriesKey key = move.trend().series().key();
          Move known = near.get(key);
          if (known == null) {
            order.add(key);
          }
          if (known == null || Math.abs(other - night) < Math.abs(known.night() - night)) {
            near.put(key, move);
          }
        }
      }
      List<Move> found = new ArrayList<>();
      order.forEach(key -> found.add(near.get(key)));
      return found;
    }

    private boolean isMost(Crowd crowd) {
      Map<String, Integer> suites = measured.get(crowd.night());
      if (crowd.moves().size() < FEWEST || 2 * crowd.moves().size() <= crowd.measured()) {
        return false;
      }
      Map<String, Integer> moved = new HashMap<>();
      crowd.moves().forEach(move -> moved.merge(move.suite(), 1, Integer::sum));
      long most =
          moved.entrySet().stream()
              .filter(each -> 2 * each.getValue() > suites.getOrDefault(each.getKey(), 0))
              .count();
      return most >= Math.min(UNRELATED, suites.size());
    }

    private EnvironmentalEvent event(Crowd crowd) {
      SeriesKey key = crowd.moves().getFirst().trend().series().key();
      double[] shifts =
          crowd.moves().stream().mapToDouble(move -> move.change().shift()).sorted().toArray();
      int middle = shifts.length / 2;
      double median =
          shifts.length % 2 == 1 ? shifts[middle] : (shifts[middle - 1] + shifts[middle]) / 2;
      return new EnvironmentalEvent(
          key.study(),
          key.variant(),
          nights.get(crowd.night()),
          crowd.moves().size(),
          crowd.measured(),
          median);
    }

    private static SeriesTrend without(SeriesTrend trend, Set<ChangePoint> taken) {
      return taken.isEmpty()
          ? trend
          : new SeriesTrend(
              trend.series(),
              trend.breaks(),
              trend.annotations(),
              trend.changes().stream().filter(change -> !taken.contains(change)).toList());
    }
  }
}
