package io.archbench.history;

import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.trend.Conditions;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesKey;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.trial.CellKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of an export: one row with all that belongs to it.
 *
 * @param nightRows lines that the night has: where some are missing the file was cut short
 */
record HistoryLine(
    int schemaVersion,
    String study,
    String run,
    Instant measured,
    Optional<String> commit,
    long seed,
    int nightRows,
    String variant,
    CellKey cell,
    String metric,
    String work,
    Conditions conditions,
    double theta,
    Optional<Interval> interval,
    int units,
    double score,
    String unit) {
  /** The schema that this version writes. */
  static final int SCHEMA = 1;

  HistoryLine {
    if (schemaVersion != SCHEMA) {
      throw new IllegalArgumentException(
          "the line has schema " + schemaVersion + ", this version reads " + SCHEMA);
    }
  }

  static HistoryLine of(NightRecord.Row row, int nightRows) {
    SeriesKey series = row.series();
    SeriesPoint point = row.point();
    Night night = point.night();
    return new HistoryLine(
        SCHEMA,
        night.study(),
        night.run(),
        night.measured(),
        night.commit(),
        night.seed(),
        nightRows,
        series.variant(),
        series.cell(),
        series.metric(),
        series.work(),
        point.conditions(),
        point.theta(),
        point.interval(),
        point.units(),
        point.score(),
        point.unit());
  }

  Night night() {
    return new Night(study, run, measured, commit, seed);
  }

  NightRecord.Row row() {
    return new NightRecord.Row(
        new SeriesKey(study, variant, cell, metric, work),
        new SeriesPoint(night(), conditions, theta, interval, units, score, unit));
  }
}
