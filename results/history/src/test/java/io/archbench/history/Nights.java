package io.archbench.history;

import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.trend.Conditions;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesKey;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.history.NightRecord.Row;
import io.archbench.trial.CellKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Nights of a study: the same number gives the same night. */
record Nights(String study, String work, int cells) {
  static final Instant FIRST = Instant.parse("2026-01-01T02:15:00.250Z");
  static final Conditions AMD = new Conditions("EPYC, 4 CPUs", "6.1", "25.0.1+8", "sha256:aa");

  /** A few cells. */
  static final Nights FEW = new Nights("nightly", "7".repeat(64), 5);

  NightRecord night(int number) {
    return night(number, FIRST.plus(Duration.ofDays(number)));
  }

  NightRecord night(int number, Instant measured) {
    Random random = new Random(number);
    Night night =
        new Night(
            study,
            run(number),
            measured,
            number % 2 == 0 ? Optional.of("c0ffee" + number) : Optional.empty(),
            number % 3 == 0 ? Long.MIN_VALUE : 42);
    List<Row> rows = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      double theta = random.nextGaussian() / 50;
      double reach = random.nextDouble() / 100;
      rows.add(
          row(
              night,
              key(cell),
              theta,
              cell == 1
                  ? Optional.empty()
                  : Optional.of(new Interval(theta - reach, theta + reach)),
              1e6 * random.nextDouble()));
    }
    return new NightRecord(night, rows);
  }

  SeriesKey key(int cell) {
    return new SeriesKey(
        study,
        cell % 2 == 0 ? "head-amd64" : "head-arm64",
        CellKey.parse(
            String.format(
                Locale.ROOT, "stub/Stub.cell%d?text=a%%20%%22b%%3F:thrpt:tmax", cell / 2)),
        "throughput",
        work);
  }

  static Row row(
      Night night, SeriesKey key, double theta, Optional<Interval> interval, double score) {
    return new Row(key, new SeriesPoint(night, AMD, theta, interval, 10, score, "ops/s"));
  }

  static String run(int number) {
    return String.format(Locale.ROOT, "run%05d", number).replace('0', 'a').replace('1', 'b');
  }
}
