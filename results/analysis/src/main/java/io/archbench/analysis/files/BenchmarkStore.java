package io.archbench.analysis.files;

import io.archbench.analysis.files.ResultFile.Format;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads the newest point of a github-action-benchmark store ({@code dev/bench/data.js}) of tool
 * {@code jmh}.
 *
 * <p>The store keeps means only, and no mode: rates are taken for throughput, times for average
 * time.
 */
final class BenchmarkStore {
  /** What stands before the JSON where the store is a script. */
  static final String PREFIX = "window.BENCHMARK_DATA";

  private static final String TOOL = "jmh";

  private final String name;
  private final List<String> notes;
  private final List<JmhResult> results = new ArrayList<>();

  private BenchmarkStore(String name, List<String> notes) {
    this.name = name;
    this.notes = new ArrayList<>(notes);
  }

  /**
   * Reads a store.
   *
   * @throws UnreadableResultFileException saying where in it
   */
  static ResultFile read(String text, String name, String sha256, List<String> notes) {
    BenchmarkStore store = new BenchmarkStore(name, notes);
    store.read(text.strip());
    return new ResultFile(name, sha256, Format.BENCHMARK_STORE, store.results, store.notes);
  }

  private void read(String text) {
    JsonNode entries = parse(text.startsWith(PREFIX) ? json(text) : text).path("entries");
    if (!entries.isObject()) {
      throw problem("", "an object, but no store of github-action-benchmark: it has no 'entries'");
    }
    TreeSet<String> tools = new TreeSet<>();
    for (Map.Entry<String, JsonNode> suite : entries.properties()) {
      List<JsonNode> points = new ArrayList<>();
      for (JsonNode point : suite.getValue()) {
        tools.add(point.path("tool").asString(""));
        if (point.path("tool").asString("").equals(TOOL)) {
          points.add(point);
        }
      }
      if (!points.isEmpty()) {
        readNewest(suite.getKey(), points);
      }
    }
    if (results.isEmpty()) {
      throw problem("entries", "no point of tool 'jmh', but of: " + String.join(", ", tools));
    }
  }

  private void readNewest(String suite, List<JsonNode> points) {
    JsonNode newest = points.get(0);
    for (JsonNode point : points) {
      if (point.path("date").asLong(0) >= newest.path("date").asLong(0)) {
        newest = point;
      }
    }
    int before = results.size();
    for (JsonNode bench : newest.path("benches")) {
      String where = "'%s', benchmark %d".formatted(suite, results.size() - before + 1);
      results.add(new StoreBench(this, where, bench).result());
    }
    String commit = newest.path("commit").path("id").asString("unknown");
    notes.add(
        "%s: '%s' holds %d points; only the newest is compared: commit %s of %s."
            .formatted(
                name,
                suite,
                points.size(),
                commit.substring(0, Math.min(12, commit.length())),
                day(newest.path("date").asLong(0))));
    notes.add(
        name
            + ": a store holds means without their forks, and no mode; rates were taken for throughput, times for average time.");
  }

  private static String day(long epochMillis) {
    try {
      return Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    } catch (DateTimeException e) {
      return "an unknown day";
    }
  }

  private String json(String script) {
    int start = script.indexOf('{');
    if (start < 0) {
      throw problem("", "no object after " + PREFIX);
    }
    String json = script.substring(start);
    return json.endsWith(";") ? json.substring(0, json.length() - 1) : json;
  }

  JsonNode parse(String json) {
    try {
      return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class, name);
    } catch (UnreadableDocumentException e) {
      throw new UnreadableResultFileException(e.getMessage() + "; fetch the file again", e);
    }
  }

  UnreadableResultFileException problem(String where, String words) {
    return new UnreadableResultFileException(
        name + ": " + (where.isEmpty() ? "" : where + ": ") + words);
  }
}
