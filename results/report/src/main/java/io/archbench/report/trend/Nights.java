package io.archbench.report.trend;

import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.analysis.trend.SeriesTrend;
import io.archbench.analysis.trend.Trends;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The nights of a study that are shown, the oldest first.
 *
 * @param shown at least one
 * @param positions the place of each among them, by its run
 */
public record Nights(List<Night> shown, Map<String, Integer> positions) {
  private static final Comparator<Night> ORDER =
      Comparator.comparing(Night::measured).thenComparing(Night::run);
  private static final int COMMIT = 10;

  public Nights {
    shown = List.copyOf(shown);
    positions = Map.copyOf(positions);
  }

  /** The newest nights of each study, by its name. */
  static Map<String, Nights> of(Trends trends, int most) {
    Map<String, Map<String, Night>> studies = new LinkedHashMap<>();
    for (SeriesTrend trend : trends.series()) {
      Map<String, Night> nights =
          studies.computeIfAbsent(trend.series().key().study(), study -> new HashMap<>());
      for (SeriesPoint point : trend.series().points()) {
        nights.putIfAbsent(point.night().run(), point.night());
      }
    }
    Map<String, Nights> newest = new HashMap<>();
    studies.forEach(
        (study, nights) -> {
          List<Night> all = nights.values().stream().sorted(ORDER).toList();
          newest.put(study, of(all.subList(Math.max(0, all.size() - most), all.size())));
        });
    return newest;
  }

  private static Nights of(List<Night> shown) {
    Map<String, Integer> positions = new HashMap<>();
    for (Night night : shown) {
      positions.put(night.run(), positions.size());
    }
    return new Nights(shown, positions);
  }

  /** Its place among those that are shown, if it is one of them. */
  public OptionalInt position(Night night) {
    Integer position = positions.get(night.run());
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** Whether it is one of those that are shown. */
  boolean show(Night night) {
    return positions.containsKey(night.run());
  }

  /** The newest night. */
  public Night last() {
    return shown.getLast();
  }

  /** The day on which a night began, in UTC. */
  public static LocalDate date(Night night) {
    return LocalDate.ofInstant(night.measured(), ZoneOffset.UTC);
  }

  /** The first characters of a night's commit. */
  public static String commit(Night night) {
    return night.commit().map(Nights::shortened).orElse("unknown commit");
  }

  static String shortened(String digest) {
    return digest.codePointCount(0, digest.length()) <= COMMIT
        ? digest
        : digest.substring(0, digest.offsetByCodePoints(0, COMMIT));
  }

  /** Between which commits something changed, such as {@code between 3f2a9c1 and 9bc1d20}. */
  static String between(Night before, Night after) {
    if (before.commit().isEmpty() && after.commit().isEmpty()) {
      return "commits unknown";
    }
    return before.commit().equals(after.commit())
        ? "both nights of " + commit(after)
        : "between " + commit(before) + " and " + commit(after);
  }
}
