package io.archbench.analysis.files;

import io.archbench.trial.jmh.JmhResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How benchmarks are called in keys: {@code Class.method}, or with the package where more than one
 * benchmark of either side would be called so.
 */
final class BenchmarkNames {
  private static final Pattern NOT_IN_KEYS = Pattern.compile("[/?:%\\s]");

  private final Map<String, Set<String>> longNames = new HashMap<>();

  BenchmarkNames(Collection<ResultFile> files) {
    for (ResultFile file : files) {
      for (JmhResult result : file.results()) {
        String name = result.benchmark();
        longNames.computeIfAbsent(shortName(name), key -> new TreeSet<>()).add(name);
      }
    }
  }

  String inKey(String benchmark) {
    String name = shortName(benchmark);
    // a file that leaves packages out means the same benchmark as one that does not
    long different =
        longNames.getOrDefault(name, Set.of()).stream().filter(full -> !full.equals(name)).count();
    return NOT_IN_KEYS
        .matcher(different > 1 ? benchmark : name)
        .replaceAll(
            match -> URLEncoder.encode(match.group(), StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    int type = method < 0 ? -1 : benchmark.lastIndexOf('.', method - 1);
    return benchmark.substring(type + 1);
  }
}
