package io.archbench.runner.study;

import java.util.HashMap;
import java.util.Map;

/** Where each key of a study stands. Not thread-safe while it is filled. */
final class Positions {
  private final Map<String, Position> byField = new HashMap<>();

  void put(String field, Position position) {
    byField.putIfAbsent(field, position);
  }

  boolean has(String field) {
    return byField.containsKey(field);
  }

  /** Where that field stands, or else what it would stand in. */
  Position nearest(String field) {
    String known = field;
    while (!known.isEmpty() && !byField.containsKey(known)) {
      known = FieldPath.parent(known);
    }
    return byField.getOrDefault(known, new Position(1, 1));
  }
}
