package io.archbench.report.ci;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A family of gauges in the text of OpenMetrics; not thread-safe.
 *
 * <p>All are gauges, also those that OpenMetrics has types of its own for: node_exporter's textfile
 * collector refuses a file that holds a type that Prometheus's older format does not know.
 */
final class MetricFamily {
  private static final String PREFIX = "archbench_";

  private final String name;
  private final StringBuilder text = new StringBuilder();
  private final int header;

  /**
   * A family without samples.
   *
   * @param unit the name's last part, if it has one
   */
  MetricFamily(String suffix, Optional<String> unit, String help) {
    name = PREFIX + suffix;
    if (unit.isPresent() && !name.endsWith("_" + unit.get())) {
      throw new IllegalArgumentException(name + " does not end with its unit " + unit.get());
    }
    text.append("# TYPE ").append(name).append(" gauge\n");
    unit.ifPresent(word -> text.append("# UNIT ").append(name + " " + word).append('\n'));
    text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    header = text.length();
  }

  /** Labels in the order given: names and values in turn. */
  static Map<String, String> labels(String... namesAndValues) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      labels.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return labels;
  }

  /** Adds a sample; what is no number is left out. */
  void add(Map<String, String> labels, double value) {
    if (Double.isFinite(value)) {
      text.append(name).append(braced(labels)).append(' ').append(number(value)).append('\n');
    }
  }

  /** The family, or nothing if it has no sample. */
  @Override
  public String toString() {
    return text.length() == header ? "" : text.toString();
  }

  private static String braced(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String number(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Line ends have a sign of their own; other control characters have none and would be raw. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\\' -> escaped.append("\\\\");
                case '"' -> escaped.append("\\\"");
                case '\n' -> escaped.append("\\n");
                default ->
                    escaped.appendCodePoint(Character.isISOControl(point) ? '\uFFFD' : point);
              }
            });
    return escaped.toString();
  }
}
