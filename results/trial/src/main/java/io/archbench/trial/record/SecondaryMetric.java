package io.archbench.trial.record;

import java.util.List;

/** Values of a metric that JMH's profilers report beside the score, one an iteration. */
public record SecondaryMetric(String unit, List<Double> values) {
  public SecondaryMetric {
    values = List.copyOf(values);
  }
}
