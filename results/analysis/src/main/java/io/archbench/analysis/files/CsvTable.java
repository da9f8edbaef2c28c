package io.archbench.analysis.files;

import io.archbench.trial.Mode;
import io.archbench.trial.jmh.JmhResult;
import io.archbench.trial.jmh.JmhRuntime;
import io.archbench.trial.jmh.JmhSchedule;
import io.archbench.trial.jmh.JmhSummary;
import io.archbench.trial.record.SecondaryMetric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rows of a JMH CSV file. A row whose benchmark is {@code name:metric} is a further metric of
 * the row before it.
 */
final class CsvTable {
  private static final String PARAMETER = "Param: ";
  private static final List<String> NEEDED =
      List.of("Benchmark", "Mode", "Threads", "Samples", "Score", "Unit");

  private final String name;
  private final char delimiter;
  private final List<String> headers;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<JmhResult> results = new ArrayList<>();

  CsvTable(String name, char delimiter, List<String> headers) {
    this.name = name;
    this.delimiter = delimiter;
    this.headers = headers;
    for (int column = 0; column < headers.size(); column++) {
      columns.putIfAbsent(headers.get(column).strip(), column);
    }
    for (String header : NEEDED) {
      if (!columns.containsKey(header)) {
        throw problem(
            1, "no column '" + header + "': JMH's header is " + String.join(", ", NEEDED));
      }
    }
  }

  List<JmhResult> results() {
    return results;
  }

  void add(long line, List<String> row) {
    if (row.size() != headers.size()) {
      throw problem(
          line,
          "%d values under %d headers: is a decimal comma or a text not in quotes, or the file cut short?"
              .formatted(row.size(), headers.size()));
    }
    String benchmark = value(row, "Benchmark").strip();
    if (benchmark.isEmpty()) {
      throw problem(line, "no benchmark");
    }
    int colon = benchmark.indexOf(':');
    if (colon < 0) {
      results.add(result(line, benchmark, row));
    } else {
      addMetric(line, benchmark.substring(0, colon), benchmark.substring(colon + 1), row);
    }
  }

  private JmhResult result(long line, String benchmark, List<String> row) {
    return new JmhResult(
        benchmark,
        mode(line, value(row, "Mode")),
        threads(line, row),
        parameters(row),
        unit(line, row),
        List.of(),
        0,
        new JmhSummary(boxed(number(line, row, "Score")), samples(line, row)),
        Map.of(),
        JmhRuntime.UNKNOWN,
        JmhSchedule.UNKNOWN);
  }

  private void addMetric(long line, String benchmark, String metric, List<String> row) {
    JmhResult of = results.isEmpty() ? null : results.get(results.size() - 1);
    if (of == null || !of.benchmark().equals(benchmark)) {
      throw problem(
          line, "metric '%s' of %s stands below another benchmark".formatted(metric, benchmark));
    }
    List<Double> values = boxed(number(line, row, "Score")).stream().toList();
    results.set(
        results.size() - 1,
        of.withSecondary(metric, new SecondaryMetric(value(row, "Unit"), values)));
  }

  private String mode(long line, String label) {
    try {
      return Mode.of(label.strip()).label();
    } catch (IllegalArgumentException e) {
      throw problem(line, String.valueOf(e.getMessage()));
    }
  }

  private int threads(long line, List<String> row) {
    double threads = number(line, row, "Threads").orElse(0);
    if (threads < 1 || threads > JmhResult.MOST_THREADS || threads != Math.rint(threads)) {
      throw problem(
          line, "Threads: expected 1 to " + JmhResult.MOST_THREADS + ", found " + threads);
    }
    return (int) threads;
  }

  private Optional<Long> samples(long line, List<String> row) {
    return boxed(number(line, row, "Samples")).map(Math::round);
  }

  private String unit(long line, List<String> row) {
    String unit = value(row, "Unit").strip();
    if (unit.isEmpty()) {
      throw problem(line, "no unit");
    }
    return unit;
  }

  /** An empty field is a parameter that this benchmark does not have. */
  private Map<String, String> parameters(List<String> row) {
    Map<String, String> parameters = new LinkedHashMap<>();
    columns.forEach(
        (header, column) -> {
          if (header.startsWith(PARAMETER) && !row.get(column).isEmpty()) {
            parameters.put(header.substring(PARAMETER.length()), row.get(column));
          }
        });
    return parameters;
  }

  private OptionalDouble number(long line, List<String> row, String column) {
    try {
      return LocalNumber.parse(value(row, column));
    } catch (NumberFormatException e) {
      throw problem(line, "%s: %s".formatted(column, e.getMessage()));
    }
  }

  private String value(List<String> row, String column) {
    return row.get(columns.getOrDefault(column, 0));
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private UnreadableResultFileException problem(long line, String words) {
    return new UnreadableResultFileException(
        "%s: line %d: %s; let JMH write the file again: -rf %s -rff FILE"
            .formatted(name, line, words, delimiter == ';' ? "scsv" : "csv"));
  }
}
