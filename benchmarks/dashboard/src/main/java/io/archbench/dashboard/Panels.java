package io.archbench.dashboard;

import io.archbench.workload.WebLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The panels of the dashboard: those that a dashboard over web logs usually has. */
final class Panels {
  private static final long HOUR = 3_600_000;
  private static final int TOP = 10;

  private static final String BY_STATUS =
      "\"terms\":{\"field\":\"status\",\"size\":10,\"order\":{\"_key\":\"asc\"}}";

  private Panels() {}

  /** All eight, in their order on the dashboard. */
  static List<Panel> all() {
    return List.of(
        new ExactPanel(
            "requests by hour",
            "{\"hours\":{\"date_histogram\":{\"field\":\"@timestamp\",\"fixed_interval\":\"1h\",\"min_doc_count\":1}}}",
            lines -> counts("hours", lines, line -> hour(line, 1))),
        new ExactPanel(
            "most requested pages",
            "{\"pages\":{\"terms\":{\"field\":\"request.raw\",\"size\":10}}}",
            Panels::pages),
        new DistinctClients("distinct clients"),
        new SizePercentiles("percentiles of sizes"),
        new ExactPanel(
            "classes of status",
            "{\"classes\":{\"filters\":{\"filters\":{" + statusClasses() + "}}}}",
            Panels::classes),
        new ExactPanel(
            "bytes by status",
            "{\"status\":{" + BY_STATUS + ",\"aggs\":{\"bytes\":{\"sum\":{\"field\":\"size\"}}}}}",
            Panels::bytes),
        new ExactPanel(
            "latest by status",
            "{\"status\":{"
                + BY_STATUS
                + ",\"aggs\":{\"latest\":{\"top_hits\":{\"size\":1,\"sort\":[{\"@timestamp\":\"desc\"}]}}}}}",
            Panels::latest),
        new ExactPanel(
            "status over time",
            "{\"time\":{\"date_histogram\":{\"field\":\"@timestamp\",\"fixed_interval\":\"3h\",\"min_doc_count\":1},\"aggs\":{\"status\":{"
                + BY_STATUS
                + "}}}}",
            Panels::statusOverTime));
  }

  private static String statusClasses() {
    return Stream.of(2, 3, 4, 5).map(Panels::statusClass).collect(Collectors.joining(","));
  }

  private static String statusClass(int hundreds) {
    return "\""
        + hundreds
        + "xx\":{\"range\":{\"status\":{\"gte\":"
        + 100 * hundreds
        + ",\"lt\":"
        + (100 * hundreds + 100)
        + "}}}";
  }

  private static long hour(WebLog line, int hours) {
    return line.timestamp() - Math.floorMod(line.timestamp(), hours * HOUR);
  }

  private static <K extends Comparable<K>> Map<K, List<WebLog>> grouped(
      List<WebLog> lines, Function<WebLog, K> key) {
    return lines.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  private static <K extends Comparable<K>> List<String> counts(
      String name, List<WebLog> lines, Function<WebLog, K> key) {
    return grouped(lines, key).entrySet().stream()
        .map(group -> bucket(name, group.getKey(), group.getValue().size()))
        .toList();
  }

  private static String bucket(String name, Object key, long count) {
    return name + "[" + key + "]=" + count;
  }

  private static List<String> pages(List<WebLog> lines) {
    Comparator<Map.Entry<String, List<WebLog>>> most =
        Comparator.comparingInt(group -> -group.getValue().size());
    return grouped(lines, WebLog::request).entrySet().stream()
        .sorted(most.thenComparing(Map.Entry.comparingByKey()))
        .limit(TOP)
        .map(group -> bucket("pages", group.getKey(), group.getValue().size()))
        .toList();
  }

  private static List<String> classes(List<WebLog> lines) {
    return Stream.of(2, 3, 4, 5)
        .map(
            hundreds ->
                bucket(
                    "classes",
                    hundreds + "xx",
                    lines.stream().filter(line -> line.status() / 100 == hundreds).count()))
        .toList();
  }

  private static List<String> bytes(List<WebLog> lines) {
    return byStatus(lines, group -> ".bytes=" + group.stream().mapToLong(WebLog::size).sum());
  }

  private static List<String> latest(List<WebLog> lines) {
    return byStatus(
        lines,
        group -> ".latest=[[" + group.stream().mapToLong(WebLog::timestamp).max().orElse(0) + "]]");
  }

  private static List<String> byStatus(
      List<WebLog> lines, Function<List<WebLog>, String> inBucket) {
    List<String> found = new ArrayList<>();
    grouped(lines, WebLog::status)
        .forEach(
            (status, group) -> {
              found.add(bucket("status", status, group.size()));
              found.add("status[" + status + "]" + inBucket.apply(group));
            });
    return found;
  }

  private static List<String> statusOverTime(List<WebLog> lines) {
    List<String> found = new ArrayList<>();
    grouped(lines, line -> hour(line, 3))
        .forEach(
            (time, group) -> {
              found.add(bucket("time", time, group.size()));
              found.addAll(counts("time[" + time + "].status", group, WebLog::status));
            });
    return found;
  }
}
