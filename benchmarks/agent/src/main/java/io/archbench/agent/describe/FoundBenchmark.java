package io.archbench.agent.describe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A benchmark as {@link BenchmarkLister} printed it.
 *
 * @param method fully qualified
 * @param modes JMH labels
 * @param parameters all values by name
 */
record FoundBenchmark(String method, List<String> modes, Map<String, List<String>> parameters) {
  FoundBenchmark {
    modes = List.copyOf(modes);
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** Reads the lister's lines, those of one method (one a mode) made one, sorted by method. */
  static Collection<FoundBenchmark> read(List<String> lines) {
    Map<String, FoundBenchmark> found = new TreeMap<>();
    for (String line : lines) {
      FoundBenchmark one = parse(line);
      found.merge(one.method, one, FoundBenchmark::withModesOf);
    }
    return found.values();
  }

  private static FoundBenchmark parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length < 2) {
      throw new UndescribableSuiteException("the lister printed '" + line + "', no benchmark");
    }
    Map<String, List<String>> parameters = new TreeMap<>();
    for (String parameter : Arrays.asList(fields).subList(2, fields.length)) {
      String[] sides = parameter.split("=", 2);
      List<String> values =
          Arrays.stream(sides[1].split(",", -1)).map(FoundBenchmark::decode).toList();
      parameters.put(decode(sides[0]), values);
    }
    return new FoundBenchmark(decode(fields[0]), List.of(fields[1]), parameters);
  }

  private FoundBenchmark withModesOf(FoundBenchmark other) {
    List<String> both = new ArrayList<>(modes);
    other.modes.stream().filter(mode -> !both.contains(mode)).forEach(both::add);
    return new FoundBenchmark(method, both, parameters);
  }

  /** {@code Class.method}: the last two parts of the name. */
  String shortName() {
    int method = this.method.lastIndexOf('.');
    return this.method.substring(this.method.lastIndexOf('.', method - 1) + 1);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
