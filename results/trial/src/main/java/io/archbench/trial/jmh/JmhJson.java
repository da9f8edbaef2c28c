package io.archbench.trial.jmh;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.SecondaryMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads JMH's {@code -rf json} files. */
public final class JmhJson {
  private JmhJson() {}

  /**
   * All entries of a file.
   *
   * @param where the file, for errors
   * @throws io.archbench.trial.json.UnreadableDocumentException if it is not such a file
   */
  public static List<JmhResult> read(byte[] bytes, String where) {
    JsonNode root = CanonicalJson.read(bytes, JsonNode.class, where);
    List<JmhResult> results = new ArrayList<>();
    for (JsonNode entry : root) {
      results.add(result(entry));
    }
    return results;
  }

  private static JmhResult result(JsonNode entry) {
    JsonNode primary = entry.path("primaryMetric");
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> parameter : entry.path("params").properties()) {
      parameters.put(parameter.getKey(), parameter.getValue().asString());
    }
    Map<String, SecondaryMetric> secondary = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> metric : entry.path("secondaryMetrics").properties()) {
      List<Double> values = new ArrayList<>();
      forks(metric.getValue()).forEach(values::addAll);
      String name =
          metric.getKey().startsWith("\u00b7") ? metric.getKey().substring(1) : metric.getKey();
      secondary.put(
          name, new SecondaryMetric(metric.getValue().path("scoreUnit").asString(""), values));
    }
    return new JmhResult(
        entry.path("benchmark").asString(""),
        entry.path("mode").asString(""),
        entry.path("threads").asInt(1),
        parameters,
        primary.path("scoreUnit").asString(""),
        forks(primary),
        secondary);
  }

  private static List<List<Double>> forks(JsonNode metric) {
    JsonNode histogram = metric.path("rawDataHistogram");
    List<List<Double>> forks = new ArrayList<>();
    for (JsonNode fork : histogram.isArray() ? histogram : metric.path("rawData")) {
      List<Double> iterations = new ArrayList<>();
      for (JsonNode iteration : fork) {
        double value = iteration.isArray() ? mean(iteration) : iteration.asDouble(Double.NaN);
        if (!Double.isNaN(value)) {
          iterations.add(value);
        }
      }
      forks.add(iterations);
    }
    return forks;
  }

  private static double mean(JsonNode valueCounts) {
    double sum = 0;
    double count = 0;
    for (JsonNode pair : valueCounts) {
      sum += pair.path(0).asDouble() * pair.path(1).asDouble();
      count += pair.path(1).asDouble();
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
