package io.archbench.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a search found out of the parsed answer. */
final class Found {
  private Found() {}

  /** How many documents match. */
  static long total(Map<String, Object> search) {
    return number(map(map(search, "hits"), "total"), "value");
  }

  /** The hits that are in the answer. */
  static List<Map<String, Object>> hits(Map<String, Object> search) {
    return list(map(search, "hits"), "hits");
  }

  /** The searches of a {@code _msearch}. */
  static List<Map<String, Object>> responses(Map<String, Object> answer) {
    return list(answer, "responses");
  }

  /**
   * All aggregations as lines, in the order of the answer: {@code name[key]=count} for a bucket,
   * followed by what is in it, {@code name[key].name=value} for a number, {@code name=[sort
   * values]} for hits.
   */
  static List<String> aggregations(Map<String, Object> search) {
    List<String> lines = new ArrayList<>();
    flatten(map(search, "aggregations"), "", lines);
    return lines;
  }

  /** One aggregation. */
  static Map<String, Object> aggregation(Map<String, Object> search, String name) {
    return map(map(search, "aggregations"), name);
  }

  private static void flatten(Map<String, Object> aggregations, String prefix, List<String> lines) {
    for (String name : aggregations.keySet()) {
      if (!(aggregations.get(name) instanceof Map)) {
        continue; // key and count of the bucket itself
      }
      Map<String, Object> aggregation = map(aggregations, name);
      String path = prefix + name;
      if (aggregation.containsKey("value")) {
        lines.add(path + "=" + number(aggregation, "value"));
      } else if (aggregation.containsKey("hits")) {
        lines.add(path + "=" + hits(aggregation).stream().map(hit -> hit.get("sort")).toList());
      } else if (aggregation.get("buckets") instanceof Map) {
        Map<String, Object> buckets = map(aggregation, "buckets");
        buckets.keySet().forEach(key -> bucket(map(buckets, key), path, key, lines));
      } else {
        list(aggregation, "buckets")
            .forEach(bucket -> bucket(bucket, path, String.valueOf(bucket.get("key")), lines));
      }
    }
  }

  private static void bucket(
      Map<String, Object> bucket, String path, String key, List<String> lines) {
    String name = path + "[" + key + "]";
    lines.add(name + "=" + number(bucket, "doc_count"));
    flatten(bucket, name + ".", lines);
  }

  static long number(Map<String, Object> from, String name) {
    return from.get(name) instanceof Number number ? Math.round(number.doubleValue()) : -1;
  }

  @SuppressWarnings("unchecked") // a JSON object has nothing but strings as names
  static Map<String, Object> map(Map<String, Object> from, String name) {
    if (from.get(name) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalStateException("no object '" + name + "' in " + from);
  }

  @SuppressWarnings("unchecked") // arrays that are asked for have nothing but objects
  private static List<Map<String, Object>> list(Map<String, Object> from, String name) {
    if (from.get(name) instanceof List<?> list) {
      return (List<Map<String, Object>>) list;
    }
    throw new IllegalStateException("no array '" + name + "' in " + from);
  }
}
