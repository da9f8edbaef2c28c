package io.archbench.history;

import io.archbench.analysis.trend.Conditions;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesKey;
import io.archbench.trial.json.CanonicalJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes nights in one transaction, in which nobody else writes. */
final class NightWriter {
  private final Handle handle;
  private final String place;
  private final Map<String, Integer> studies = new HashMap<>();
  private final Map<SeriesKey, Integer> series = new HashMap<>();
  private final Map<Conditions, Integer> conditions = new HashMap<>();
  private final Map<String, Integer> units = new HashMap<>();
  private final Map<String, Integer> last = new HashMap<>();

  NightWriter(Handle handle, String place) {
    this.handle = handle;
    this.place = place;
  }

  private record Known(int id, String content, long measured) {}

  /**
   * Adds a night.
   *
   * @param again whether it takes the place of another content of the same run
   * @throws NightConflictException if there is one, and it is not to be replaced
   */
  Added write(NightRecord record, boolean again) {
    Night night = record.night();
    String content = record.sha256();
    Optional<Known> known = known(night);
    if (known.isPresent() && known.get().content().equals(content)) {
      return Added.ALREADY_THERE;
    }
    if (known.isPresent() && !again) {
      throw new NightConflictException(
          "run "
              + night.run()
              + " of the study "
              + night.study()
              + " is in "
              + place
              + " with another content, measured "
              + Instant.ofEpochMilli(known.get().measured())
              + ". Nothing was changed. If the run was resumed since, or its commit is another, replace"
              + " what is there with --again.");
    }
    known.ifPresent(
        old -> {
          handle.execute("DELETE FROM ratio WHERE night = ?", old.id());
          handle.execute("DELETE FROM night WHERE id = ?", old.id());
        });
    insert(record, content);
    if (known.isPresent()) {
      dropWithoutRows(handle);
      series.clear();
      return Added.REPLACED;
    }
    return Added.ADDED;
  }

  private Optional<Known> known(Night night) {
    return handle
        .createQuery(
            "SELECT night.id, content, measured FROM night JOIN study ON study.id = night.study"
                + " WHERE study.name = ? AND run = ?")
        .bind(0, night.study())
        .bind(1, night.run())
        .map((row, context) -> new Known(row.getInt(1), row.getString(2) + "", row.getLong(3)))
        .findOne();
  }

  private void insert(NightRecord record, String content) {
    Night night = record.night();
    int study = id(studies, night.study(), this::study);
    int number = next("night");
    handle
        .createUpdate(
            "INSERT INTO night (id, study, run, measured, built_from, seed, content)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(0, number)
        .bind(1, study)
        .bind(2, night.run())
        .bind(3, night.measured().toEpochMilli())
        .bind(4, night.commit().orElse(null))
        .bind(5, night.seed())
        .bind(6, content)
        .execute();
    try (PreparedBatch rows =
        handle.prepareBatch(
            "INSERT INTO ratio"
                + " (night, series, conditions, unit, units, theta, low, high, score)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (NightRecord.Row row : record.rows()) {
        rows.bind(0, number)
            .bind(1, id(series, row.series(), key -> series(key, study)))
            .bind(2, id(conditions, row.point().conditions(), this::conditions))
            .bind(3, id(units, row.point().unit(), this::unit))
            .bind(4, row.point().units())
            .bind(5, row.point().theta())
            .bind(6, row.point().interval().map(ends -> ends.low()).orElse(null))
            .bind(7, row.point().interval().map(ends -> ends.high()).orElse(null))
            .bind(8, row.point().score())
            .add();
      }
      if (rows.size() > 0) {
        rows.execute();
      }
    }
  }

  private static <K> int id(Map<K, Integer> known, K key, ToIntFunction<K> find) {
    Integer id = known.get(key);
    if (id == null) {
      id = find.applyAsInt(key);
      known.put(key, id);
    }
    return id;
  }

  private int study(String name) {
    return found("SELECT id FROM study WHERE name = ?", name)
        .orElseGet(
            () -> {
              int id = next("study");
              handle.execute("INSERT INTO study (id, name) VALUES (?, ?)", id, name);
              return id;
            });
  }

  private int series(SeriesKey key, int study) {
    String digest = CanonicalJson.sha256(key);
    return found("SELECT id FROM series WHERE digest = ?", digest)
        .orElseGet(
            () -> {
              int id = next("series");
              handle.execute(
                  "INSERT INTO series (id, digest, study, variant, cell, metric, work)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                  id,
                  digest,
                  study,
                  key.variant(),
                  key.cell().text(),
                  key.metric(),
                  key.work());
              return id;
            });
  }

  private int conditions(Conditions found) {
    String digest = CanonicalJson.sha256(found);
    return found("SELECT id FROM conditions WHERE digest = ?", digest)
        .orElseGet(
            () -> {
              int id = next("conditions");
              handle.execute(
                  "INSERT INTO conditions (id, digest, machine, kernel, jdk, anchor)"
                      + " VALUES (?, ?, ?, ?, ?, ?)",
                  id,
                  digest,
                  found.machine(),
                  found.kernel(),
                  found.jdk(),
                  found.anchor());
              return id;
            });
  }

  private int unit(String name) {
    return found("SELECT id FROM unit WHERE name = ?", name)
        .orElseGet(
            () -> {
              int id = next("unit");
              handle.execute("INSERT INTO unit (id, name) VALUES (?, ?)", id, name);
              return id;
            });
  }

  private Optional<Integer> found(String query, String text) {
    return handle.createQuery(query).bind(0, text).mapTo(Integer.class).findOne();
  }

  /** Nobody else gives out numbers meanwhile. */
  private int next(String table) {
    int next =
        1
            + last.computeIfAbsent(
                table,
                any ->
                    handle
                        .createQuery("SELECT COALESCE(MAX(id), 0) FROM " + table)
                        .mapTo(Integer.class)
                        .one());
    last.put(table, next);
    return next;
  }

  /** Gives up series and studies of which no night is left. */
  static void dropWithoutRows(Handle handle) {
    handle.execute(
        "DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM ratio WHERE ratio.series = series.id)");
    handle.execute(
        "DELETE FROM study WHERE NOT EXISTS (SELECT 1 FROM night WHERE night.study = study.id)");
  }
}
