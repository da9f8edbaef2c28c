package io.archbench.trial.jmh;

import io.archbench.trial.record.SecondaryMetric;
import java.util.List;
import java.util.Map;

/**
 * One entry of a JMH JSON file.
 *
 * @param benchmark fully qualified method
 * @param mode JMH's label
 * @param forks raw values: forks × iterations; empty where the file holds none
 * @param secondary by JMH's name, a leading {@code ·} of old versions removed; all forks in a row
 */
public record JmhResult(
    String benchmark,
    String mode,
    int threads,
    Map<String, String> parameters,
    String unit,
    List<List<Double>> forks,
    Map<String, SecondaryMetric> secondary) {
  public JmhResult {
    parameters = Map.copyOf(parameters);
    forks = forks.stream().map(List::copyOf).toList();
    secondary = Map.copyOf(secondary);
  }
}
