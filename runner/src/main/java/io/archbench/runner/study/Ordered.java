package io.archbench.runner.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies of mappings that keep the file's order, which {@code Map.copyOf} does not. */
final class Ordered {
  private Ordered() {}

  static <V> Map<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
