package io.archbench.history;

import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.trend.Conditions;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.Series;
import io.archbench.analysis.trend.SeriesKey;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.trial.CellKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads nights in one transaction; what repeats is one object. */
final class NightReader {
  private static final String ROWS =
      "SELECT night, series, conditions, unit, units, theta, low, high, score FROM ratio";
  private static final int FETCHED = 5_000;
  private static final int SERIES_A_QUERY = 500;

  private static final Comparator<Night> BY_TIME =
      Comparator.comparing(Night::study).thenComparing(Night::measured).thenComparing(Night::run);

  private static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::study)
          .thenComparing(SeriesKey::cell)
          .thenComparing(SeriesKey::variant)
          .thenComparing(SeriesKey::metric)
          .thenComparing(SeriesKey::work);

  private final Handle handle;
  private final Map<Integer, Night> nights;
  private final Map<Integer, SeriesKey> series;
  private final Map<Integer, Conditions> conditions;
  private final Map<Integer, String> units;

  NightReader(Handle handle) {
    this.handle = handle;
    this.nights = nights(handle);
    this.series = keys(handle);
    this.conditions =
        byId(
            handle,
            "SELECT id, machine, kernel, jdk, anchor FROM conditions",
            row -> new Conditions(text(row, 2), text(row, 3), text(row, 4), text(row, 5)));
    this.units = byId(handle, "SELECT id, name FROM unit", row -> text(row, 2));
  }

  private interface Column<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> Map<Integer, T> byId(Handle handle, String query, Column<T> value) {
    Map<Integer, T> found = new LinkedHashMap<>();
    scan(handle.createQuery(query), row -> found.put(row.getInt(1), value.of(row)));
    return found;
  }

  private interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  /** Not mapped row by row: there may be a million of them. */
  private static void scan(Query query, Taker taker) {
    query
        .setFetchSize(FETCHED)
        .scanResultSet(
            (results, context) -> {
              try (context) {
                ResultSet rows = results.get();
                while (rows.next()) {
                  taker.take(rows);
                }
              }
              return true;
            });
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }

  private static Map<Integer, Night> nights(Handle handle) {
    return byId(
        handle,
        "SELECT night.id, study.name, run, measured, built_from, seed FROM night"
            + " JOIN study ON study.id = night.study",
        row ->
            new Night(
                text(row, 2),
                text(row, 3),
                Instant.ofEpochMilli(row.getLong(4)),
                Optional.ofNullable(row.getString(5)),
                row.getLong(6)));
  }

  private static Map<Integer, SeriesKey> keys(Handle handle) {
    return byId(
        handle,
        "SELECT series.id, study.name, variant, cell, metric, work FROM series"
            + " JOIN study ON study.id = series.study",
        row ->
            new SeriesKey(
                text(row, 2),
                text(row, 3),
                CellKey.parse(text(row, 4)),
                text(row, 5),
                text(row, 6)));
  }

  /** The series that are wanted, sorted by study, cell, variant and metric. */
  List<Series> series(Selection selection) {
    List<Integer> wanted =
        series.entrySet().stream()
            .filter(each -> selection.has(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    Map<SeriesKey, List<SeriesPoint>> points = new TreeMap<>(ORDER);
    BiConsumer<SeriesKey, SeriesPoint> taker =
        (key, point) -> {
          if (selection.since().map(first -> !isBefore(point, first)).orElse(true)) {
            points.computeIfAbsent(key, any -> new ArrayList<>()).add(point);
          }
        };
    if (selection.hasAllSeries()) {
      rows(handle.createQuery(ROWS), taker);
    } else {
      for (int from = 0; from < wanted.size(); from += SERIES_A_QUERY) {
        String numbers =
            wanted.subList(from, Math.min(wanted.size(), from + SERIES_A_QUERY)).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        rows(handle.createQuery(ROWS + " WHERE series IN (" + numbers + ")"), taker);
      }
    }
    return points.entrySet().stream()
        .map(each -> new Series(each.getKey(), each.getValue()))
        .toList();
  }

  private static boolean isBefore(SeriesPoint point, Instant first) {
    return point.night().measured().isBefore(first);
  }

  private void rows(Query query, BiConsumer<SeriesKey, SeriesPoint> taker) {
    scan(
        query,
        row ->
            taker.accept(
                Objects.requireNonNull(series.get(row.getInt(2))),
                new SeriesPoint(
                    Objects.requireNonNull(nights.get(row.getInt(1))),
                    Objects.requireNonNull(conditions.get(row.getInt(3))),
                    row.getDouble(6),
                    interval(row),
                    row.getInt(5),
                    row.getDouble(9),
                    Objects.requireNonNull(units.get(row.getInt(4))))));
  }

  private static Optional<Interval> interval(ResultSet row) throws SQLException {
    double low = row.getDouble(7);
    if (row.wasNull()) {
      return Optional.empty();
    }
    return Optional.of(new Interval(low, row.getDouble(8)));
  }

  /** All nights, by study and time. */
  List<NightSummary> nights() {
    Map<Integer, Long> rows = new HashMap<>();
    scan(
        handle.createQuery("SELECT night, COUNT(*) FROM ratio GROUP BY night"),
        row -> rows.put(row.getInt(1), row.getLong(2)));
    return nights.entrySet().stream()
        .map(each -> new NightSummary(each.getValue(), rows.getOrDefault(each.getKey(), 0L)))
        .sorted(Comparator.comparing(NightSummary::night, BY_TIME))
        .toList();
  }

  /** All studies, by name. */
  List<StudySummary> studies() {
    Map<String, Long> keys =
        series.values().stream()
            .collect(Collectors.groupingBy(SeriesKey::study, Collectors.counting()));
    Map<String, List<NightSummary>> byStudy =
        nights().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.night().study(), TreeMap::new, Collectors.toList()));
    return byStudy.entrySet().stream()
        .map(
            each ->
                new StudySummary(
                    each.getKey(),
                    each.getValue().size(),
                    Math.toIntExact(keys.getOrDefault(each.getKey(), 0L)),
                    each.getValue().stream().mapToLong(NightSummary::rows).sum(),
                    each.getValue().getFirst().night().measured(),
                    each.getValue().getLast().night().measured()))
        .toList();
  }

  /** Each night as it was added, by study and time. */
  void forEach(BiConsumer<Night, NightRecord> taker) {
    nights.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(BY_TIME))
        .forEach(each -> taker.accept(each.getValue(), record(each.getKey(), each.getValue())));
  }

  private NightRecord record(int number, Night night) {
    List<NightRecord.Row> rows = new ArrayList<>();
    rows(
        handle.createQuery(ROWS + " WHERE night = ?").bind(0, number),
        (key, point) -> rows.add(new NightRecord.Row(key, point)));
    return new NightRecord(night, rows);
  }
}
