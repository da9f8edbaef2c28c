package io.archbench.runner.study;

import io.archbench.trial.JmhSettings;
import java.time.Duration;
import java.util.Optional;

/** Lengths that replace others where they are stated. */
public record JmhOverride(
    @Key("Warm-up of each cell in all.") Optional<Duration> warmup,
    @Key(value = "Measured iterations.", min = 1, max = 100_000) Optional<Integer> iterations,
    @Key("Length of one iteration.") Optional<Duration> iterationTime,
    @Key("What a cell may take beyond its iterations.") Optional<Duration> timeout) {
  private static final Duration LONGEST = Duration.ofHours(24);

  public JmhOverride {
    check(warmup, iterationTime, timeout);
  }

  /** Those settings, with what is stated here in place of theirs. */
  public JmhSettings over(JmhSettings settings) {
    return new JmhSettings(
        warmup.orElse(settings.warmup()),
        iterations.orElse(settings.iterations()),
        iterationTime.orElse(settings.iterationTime()),
        timeout.orElse(settings.timeout()));
  }

  static void check(
      Optional<Duration> warmup, Optional<Duration> iterationTime, Optional<Duration> timeout) {
    between("warmup", warmup, Duration.ZERO);
    between("iterationTime", iterationTime, Duration.ofMillis(1));
    between("timeout", timeout, Duration.ofMillis(1));
  }

  private static void between(String component, Optional<Duration> value, Duration least) {
    if (value.isPresent()
        && (value.get().compareTo(least) < 0 || value.get().compareTo(LONGEST) > 0)) {
      throw new ImpossibleValueException(
          component,
          "a duration from " + DurationText.of(least) + " to " + DurationText.of(LONGEST),
          DurationText.of(value.get()));
    }
  }
}
