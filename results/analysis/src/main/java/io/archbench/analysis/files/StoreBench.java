package io.archbench.analysis.files;

import io.archbench.trial.Mode;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.jmh.JmhRuntime;
import io.archbench.trial.jmh.JmhSchedule;
import io.archbench.trial.jmh.JmhSummary;
import io.archbench.trial.jmh.ScoreUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one benchmark of a point in a github-action-benchmark store. */
final class StoreBench {
  private static final Pattern WITH_PARAMETERS = Pattern.compile("(\\S+) \\( (\\{.*}) \\)");

  private final BenchmarkStore store;
  private final String where;
  private final JsonNode bench;

  StoreBench(BenchmarkStore store, String where, JsonNode bench) {
    this.store = store;
    this.where = where;
    this.bench = bench;
  }

  JmhResult result() {
    JsonNode value = bench.path("value");
    String title = bench.path("name").asString("");
    String unit = bench.path("unit").asString("");
    if (title.isBlank() || unit.isBlank() || !value.isNumber()) {
      throw store.problem(where, "expected name, value and unit");
    }
    Matcher matcher = WITH_PARAMETERS.matcher(title);
    boolean parametrised = matcher.matches();
    Optional<Integer> forks = extra("forks");
    return new JmhResult(
        parametrised ? matcher.group(1) : title,
        mode(unit).label(),
        extra("threads").orElse(1),
        parametrised ? parameters(matcher.group(2)) : Map.of(),
        unit,
        List.of(),
        0,
        new JmhSummary(Optional.of(value.asDouble()).filter(Double::isFinite), samples(forks)),
        Map.of(),
        JmhRuntime.UNKNOWN,
        new JmhSchedule(forks, Optional.empty(), Optional.empty()));
  }

  private static Mode mode(String unit) {
    boolean rate = ScoreUnit.of(unit).map(ScoreUnit::rate).orElse(true);
    return rate ? Mode.THROUGHPUT : Mode.AVERAGE_TIME;
  }

  private Map<String, String> parameters(String json) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> parameter : store.parse(json).properties()) {
      if (!parameter.getValue().isValueNode()) {
        throw store.problem(where, "parameter '" + parameter.getKey() + "' is no text");
      }
      parameters.put(parameter.getKey(), parameter.getValue().asString());
    }
    return parameters;
  }

  private Optional<Long> samples(Optional<Integer> forks) {
    return extra("iterations").flatMap(each -> forks.map(count -> (long) each * count));
  }

  /** What stands beside the value, such as {@code "iterations: 10\nforks: 2\nthreads: 1"}. */
  private Optional<Integer> extra(String field) {
    Matcher matcher =
        Pattern.compile("\\b" + field + ": ([1-9][0-9]{0,3})\\b")
            .matcher(bench.path("extra").asString(""));
    return matcher.find() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
  }
}
