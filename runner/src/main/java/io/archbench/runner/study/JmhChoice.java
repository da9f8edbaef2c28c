package io.archbench.runner.study;

import io.archbench.trial.Mode;
import io.archbench.trial.ThreadCount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a study says about how cells are measured. */
public record JmhChoice(
    @Key("Warm-up of each cell in all.") Optional<Duration> warmup,
    @Key(value = "Measured iterations.", min = 1, max = 100_000) Optional<Integer> iterations,
    @Key("Length of one iteration.") Optional<Duration> iterationTime,
    @Key("What a cell may take beyond its iterations.") Optional<Duration> timeout,
    @Key("Whether round 0 finds out warm-ups and open-loop rates that are not stated.")
        boolean calibrate,
    @Key("Loads: max (one thread a CPU), quarter, or a number.") List<ThreadCount> threads,
    @Key("thrpt, avgt, sample or ss; absent: what the benchmark is annotated with.")
        Optional<Mode> mode,
    @Key("Settings for the cells that match a pattern; a later pattern wins.")
        Map<String, JmhOverride> cells) {
  public JmhChoice {
    threads = List.copyOf(threads);
    cells = Ordered.copy(cells);
    if (threads.stream().distinct().count() != threads.size()) {
      throw new ImpossibleValueException("threads", "each load once", threads.toString());
    }
    JmhOverride.check(warmup, iterationTime, timeout);
  }

  /** The lengths alone, as the layer between defaults and per-cell settings. */
  public JmhOverride lengths() {
    return new JmhOverride(warmup, iterations, iterationTime, timeout);
  }
}
