package io.archbench.trial.jmh;

import io.archbench.trial.record.SecondaryMetric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One entry of a file that JMH, or a tool on top of it, wrote.
 *
 * @param benchmark fully qualified method, as far as the file says
 * @param mode JMH's label
 * @param unit of the score, such as {@code ops/s} or {@code us/op}
 * @param forks raw values: forks × iterations; empty where the file holds none
 * @param unusable iterations that hold no number, left out of {@code forks}
 * @param summary what the file says of all iterations together
 * @param secondary by JMH's name, a leading {@code ·} of old versions removed; all forks in a row
 * @param runtime what it ran on
 * @param schedule how long it ran
 */
public record JmhResult(
    String benchmark,
    String mode,
    int threads,
    Map<String, String> parameters,
    String unit,
    List<List<Double>> forks,
    int unusable,
    JmhSummary summary,
    Map<String, SecondaryMetric> secondary,
    JmhRuntime runtime,
    JmhSchedule schedule) {
  /** More threads than that have no key. */
  public static final int MOST_THREADS = 9_999;

  public JmhResult {
    parameters = Map.copyOf(parameters);
    forks = forks.stream().map(List::copyOf).toList();
    secondary = Map.copyOf(secondary);
  }

  /** The same with one more metric beside the score. */
  public JmhResult withSecondary(String name, SecondaryMetric metric) {
    Map<String, SecondaryMetric> metrics = new HashMap<>(secondary);
    metrics.put(SecondaryNames.plain(name), metric);
    return new JmhResult(
        benchmark,
        mode,
        threads,
        parameters,
        unit,
        forks,
        unusable,
        summary,
        metrics,
        runtime,
        schedule);
  }

  /** Whether the file holds values of single iterations. */
  public boolean hasRawData() {
    return forks.stream().anyMatch(fork -> !fork.isEmpty());
  }
}
