package io.archbench.trial.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The raw values of a metric: {@code rawData}, or {@code rawDataHistogram} of mode {@code sample},
 * of which each iteration gives its mean.
 */
final class RawData {
  private final JsonFields fields;
  private final List<List<Double>> forks = new ArrayList<>();
  private int unusable;

  RawData(JsonFields fields, String path, JsonNode metric) {
    this.fields = fields;
    JsonNode histogram = metric.path("rawDataHistogram");
    boolean counted = histogram.isArray();
    String name = path + (counted ? ".rawDataHistogram" : ".rawData");
    JsonNode raw = counted ? histogram : metric.path("rawData");
    if (!raw.isArray() && !raw.isMissingNode()) {
      throw fields.unlike(name, "an array of forks", raw);
    }
    for (JsonNode fork : raw) {
      forks.add(fork(name, fork, counted));
    }
  }

  /** Forks × iterations; a fork that left nothing is an empty list. */
  List<List<Double>> forks() {
    return forks;
  }

  /** Iterations that hold no number. */
  int unusable() {
    return unusable;
  }

  private List<Double> fork(String path, JsonNode fork, boolean counted) {
    if (!fork.isArray()) {
      throw fields.unlike(path, "an array of iterations", fork);
    }
    List<Double> iterations = new ArrayList<>();
    for (JsonNode iteration : fork) {
      Optional<Double> value = counted ? mean(path, iteration) : fields.number(iteration, path);
      value.ifPresentOrElse(iterations::add, () -> unusable++);
    }
    return iterations;
  }

  private Optional<Double> mean(String path, JsonNode iteration) {
    if (!iteration.isArray()) {
      throw fields.unlike(path, "an array of [value, count]", iteration);
    }
    double sum = 0;
    double count = 0;
    for (JsonNode pair : iteration) {
      if (!pair.isArray() || pair.size() != 2 || !pair.path(1).isNumber()) {
        throw fields.unlike(path, "[value, count]", pair);
      }
      double weight = pair.path(1).asDouble();
      sum += fields.number(pair.path(0), path).orElse(Double.NaN) * weight;
      count += weight;
    }
    return Optional.of(sum / count).filter(Double::isFinite);
  }
}
