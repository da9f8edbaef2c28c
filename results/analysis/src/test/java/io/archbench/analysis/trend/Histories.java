package io.archbench.analysis.trend;

import io.archbench.analysis.validation.Draws;
import io.archbench.trial.CellKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** Series for tests: one night a day, from the same day on. */
public final class Histories {
  private static final Instant FIRST = Instant.parse("2026-01-01T01:00:00Z");

  /** Where nothing changes. */
  public static final Conditions CALM = new Conditions("cpu a", "6.1", "25", "sha256:a");

  private Histories() {}

  public static Night night(int number) {
    return new Night(
        "study",
        "run-%03d".formatted(number),
        FIRST.plus(Duration.ofDays(number)),
        Optional.of("c" + number),
        number);
  }

  public static CellKey cell(String suite, int number) {
    return CellKey.parse(suite + "/Benchmark.b%03d:thrpt:t1".formatted(number));
  }

  public static SeriesKey key(String suite, int number) {
    return new SeriesKey("study", "head", cell(suite, number), "throughput", "work");
  }

  public static Series series(SeriesKey key, int nights, IntToDoubleFunction theta) {
    return series(key, nights, theta, night -> CALM);
  }

  public static Series series(
      SeriesKey key, int nights, IntToDoubleFunction theta, IntFunction<Conditions> conditions) {
    List<SeriesPoint> points = new ArrayList<>();
    for (int night = 0; night < nights; night++) {
      double value = theta.applyAsDouble(night);
      points.add(
          new SeriesPoint(
              night(night),
              conditions.apply(night),
              value,
              Optional.empty(),
              10,
              100 * Math.exp(value),
              "ops/s"));
    }
    return new Series(key, points);
  }

  /** Noise of 1 % around a level. */
  public static IntToDoubleFunction noisy(long seed, IntToDoubleFunction level) {
    return night -> level.applyAsDouble(night) + new Draws(1000 * seed + night).normal(.01);
  }
}
