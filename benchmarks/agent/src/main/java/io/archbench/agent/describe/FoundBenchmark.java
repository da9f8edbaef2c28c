package io.archbench.agent.describe;

import io.archbench.trial.suite.SuiteDescription.Annotations;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A benchmark as {@link BenchmarkLister} printed it.
 *
 * @param method fully qualified
 * @param modes JMH labels
 * @param parameters all values by name
 * @param stated all values by the lister's names
 */
record FoundBenchmark(
    String method,
    List<String> modes,
    Map<String, List<String>> parameters,
    Map<String, List<String>> stated) {
  FoundBenchmark {
    modes = List.copyOf(modes);
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    stated = Map.copyOf(stated);
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
    Map<String, List<String>> stated = new TreeMap<>();
    for (String field : Arrays.asList(fields).subList(2, fields.length)) {
      boolean annotation = field.startsWith("@");
      String[] sides = field.substring(annotation ? 1 : 0).split("=", 2);
      List<String> values =
          Arrays.stream(sides[1].split(",", -1)).map(FoundBenchmark::decode).toList();
      (annotation ? stated : parameters).put(decode(sides[0]), values);
    }
    return new FoundBenchmark(decode(fields[0]), List.of(fields[1]), parameters, stated);
  }

  private FoundBenchmark withModesOf(FoundBenchmark other) {
    List<String> both = new ArrayList<>(modes);
    other.modes.stream().filter(mode -> !both.contains(mode)).forEach(both::add);
    return new FoundBenchmark(method, both, parameters, stated);
  }

  /** What its annotations say, if they say anything. */
  Optional<Annotations> annotations() {
    return stated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Annotations(
                number("threads"),
                number("warmupIterations"),
                number("warmupTime").map(Duration::ofMillis),
                number("iterations"),
                number("iterationTime").map(Duration::ofMillis),
                stated.getOrDefault("jvmArgs", List.of())));
  }

  private Optional<Integer> number(String name) {
    return Optional.ofNullable(stated.get(name)).map(values -> Integer.valueOf(values.get(0)));
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
