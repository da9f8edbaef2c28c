package io.archbench.runner.plan;

import io.archbench.trial.JmhSettings;
import io.archbench.trial.Mode;
import io.archbench.trial.suite.SuiteDescription.Annotations;
import java.time.Duration;
import java.util.Optional;

/** Reads a benchmark's annotations as lengths; forks are left out, for a round is a fork. */
final class AnnotatedLengths {
  /** JMH's own, where {@code @Warmup} states only the time of an iteration, or their number. */
  private static final int ITERATIONS = 5;

  private static final Duration TIME = Duration.ofSeconds(10);

  private AnnotatedLengths() {}

  /**
   * Those settings, with what the annotations state in place of theirs.
   *
   * @param length of an iteration as the study states it, over annotations
   */
  static JmhSettings over(
      JmhSettings settings,
      Optional<Annotations> annotations,
      Mode mode,
      Optional<Duration> length) {
    return annotations.map(stated -> over(settings, stated, mode, length)).orElse(settings);
  }

  private static JmhSettings over(
      JmhSettings settings, Annotations stated, Mode mode, Optional<Duration> length) {
    Duration iterationTime = length.or(stated::iterationTime).orElse(settings.iterationTime());
    return new JmhSettings(
        warmup(stated, mode, iterationTime).orElse(settings.warmup()),
        stated.iterations().orElse(settings.iterations()),
        iterationTime,
        settings.timeout());
  }

  private static Optional<Duration> warmup(Annotations stated, Mode mode, Duration iterationTime) {
    if (stated.warmupIterations().isEmpty() && stated.warmupTime().isEmpty()) {
      return Optional.empty();
    }
    // single calls have no length: their warm-up is a number of them, each counted as an iteration
    Duration each = mode == Mode.SINGLE_SHOT ? iterationTime : stated.warmupTime().orElse(TIME);
    return Optional.of(each.multipliedBy(stated.warmupIterations().orElse(ITERATIONS)));
  }
}
