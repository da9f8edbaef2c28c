package io.archbench.trial.jmh;

import io.archbench.trial.Mode;
import io.archbench.trial.record.SecondaryMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads one entry of a JMH JSON file. */
final class JsonEntry {
  private final JsonFields fields;
  private final JsonNode entry;

  JsonEntry(JsonFields fields) {
    this.fields = fields;
    this.entry = fields.entry();
  }

  JmhResult result() {
    if (!entry.isObject()) {
      throw fields.unlike("", "a benchmark's result, an object", entry);
    }
    JsonNode primary = fields.required(entry, "", "primaryMetric", JsonNode::isObject, "an object");
    RawData raw = new RawData(fields, "primaryMetric", primary);
    JmhSchedule schedule = schedule();
    return new JmhResult(
        fields.text(entry, "", "benchmark"),
        mode(),
        threads(),
        parameters(),
        fields.text(primary, "primaryMetric", "scoreUnit"),
        raw.forks(),
        raw.unusable(),
        new JmhSummary(
            fields.number(primary.path("score"), "primaryMetric.score"), samples(raw, schedule)),
        secondary(),
        runtime(),
        schedule);
  }

  private String mode() {
    String label = fields.text(entry, "", "mode");
    try {
      return Mode.of(label).label();
    } catch (IllegalArgumentException e) {
      throw fields.problem("mode", String.valueOf(e.getMessage()));
    }
  }

  private int threads() {
    int threads = fields.required(entry, "", "threads", JsonNode::isInt, "a number").asInt();
    if (threads < 1 || threads > JmhResult.MOST_THREADS) {
      throw fields.problem(
          "threads", "expected 1 to " + JmhResult.MOST_THREADS + ", found " + threads);
    }
    return threads;
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> parameter : fields.properties("params")) {
      if (!parameter.getValue().isValueNode()) {
        throw fields.unlike("params." + parameter.getKey(), "a text", parameter.getValue());
      }
      parameters.put(parameter.getKey(), parameter.getValue().asString());
    }
    return parameters;
  }

  private Map<String, SecondaryMetric> secondary() {
    Map<String, SecondaryMetric> secondary = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> metric : fields.properties("secondaryMetrics")) {
      String path = "secondaryMetrics." + metric.getKey();
      JsonNode value = metric.getValue();
      if (!value.isObject()) {
        throw fields.unlike(path, "an object", value);
      }
      List<Double> values = new ArrayList<>();
      new RawData(fields, path, value).forks().forEach(values::addAll);
      secondary.put(
          SecondaryNames.plain(metric.getKey()),
          new SecondaryMetric(value.path("scoreUnit").asString(""), values));
    }
    return secondary;
  }

  private JmhRuntime runtime() {
    return new JmhRuntime(
        fields.optionalText("jmhVersion"),
        fields.optionalText("jvm"),
        arguments(),
        fields.optionalText("jdkVersion"),
        fields.optionalText("vmName"),
        fields.optionalText("vmVersion"));
  }

  private Optional<List<String>> arguments() {
    JsonNode node = entry.path("jvmArgs");
    if (!node.isArray()) {
      return Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    for (JsonNode argument : node) {
      if (!argument.isValueNode()) {
        throw fields.unlike("jvmArgs", "texts", argument);
      }
      arguments.add(argument.asString());
    }
    return Optional.of(arguments);
  }

  private JmhSchedule schedule() {
    return new JmhSchedule(fields.count("forks"), iterations("warmup"), iterations("measurement"));
  }

  private Optional<JmhSchedule.Iterations> iterations(String prefix) {
    JsonNode time = entry.path(prefix + "Time");
    Optional<Integer> count = fields.count(prefix + "Iterations");
    return count.isEmpty() || !time.isString()
        ? Optional.empty()
        : Optional.of(
            new JmhSchedule.Iterations(
                count.get(), time.asString(), fields.count(prefix + "BatchSize").orElse(1)));
  }

  private static Optional<Long> samples(RawData raw, JmhSchedule schedule) {
    long read = raw.forks().stream().mapToLong(List::size).sum();
    return read > 0
        ? Optional.of(read)
        : schedule
            .forks()
            .flatMap(forks -> schedule.measurement().map(each -> (long) forks * each.count()));
  }
}
