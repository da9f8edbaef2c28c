package io.archbench.analysis.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes files as JMH does, for tests: one benchmark after the other, in JSON or CSV. */
public final class JmhText {
  private final List<Cell> cells = new ArrayList<>();
  private String jdk = "21.0.8";
  private String jmh = "1.37";
  private String jvm = "/opt/jdk/bin/java";
  private String arguments = "-Xmx1g";
  private String warmup = "10 s";

  @SuppressWarnings("ArrayRecordComponent")
  private record Cell(
      String benchmark,
      String mode,
      String unit,
      Map<String, String> parameters,
      double[][] forks,
      String warmup) {}

  public static JmhText file() {
    return new JmhText();
  }

  public JmhText jdk(String version) {
    jdk = version;
    return this;
  }

  public JmhText jmh(String version) {
    jmh = version;
    return this;
  }

  public JmhText jvm(String path) {
    jvm = path;
    return this;
  }

  public JmhText arguments(String one) {
    arguments = one;
    return this;
  }

  /** Length of each of the five warm-up iterations of the cells that follow. */
  public JmhText warmup(String time) {
    warmup = time;
    return this;
  }

  /** A cell of mode thrpt in ops/s. */
  public JmhText rates(String benchmark, double[]... forks) {
    return cell(benchmark, "thrpt", "ops/s", Map.of(), forks);
  }

  public JmhText cell(
      String benchmark,
      String mode,
      String unit,
      Map<String, String> parameters,
      double[]... forks) {
    cells.add(new Cell(benchmark, mode, unit, new TreeMap<>(parameters), forks, warmup));
    return this;
  }

  public String json() {
    return cells.stream().map(this::json).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  /** The file as the reader gives it. */
  public ResultFile read(String name) {
    return ResultFileReader.read(json().getBytes(StandardCharsets.UTF_8), name);
  }

  private String json(Cell cell) {
    return """
        {"jmhVersion":"%s","benchmark":"%s","mode":"%s","threads":1,"forks":%d,
         "jvm":"%s","jvmArgs":["%s"],"jdkVersion":"%s","vmName":"OpenJDK","vmVersion":"%s+1",
         "warmupIterations":5,"warmupTime":"%s","warmupBatchSize":1,
         "measurementIterations":%d,"measurementTime":"10 s","measurementBatchSize":1,
         "params":{%s},
         "primaryMetric":{"score":%s,"scoreError":"NaN","scoreUnit":"%s","rawData":[%s]},
         "secondaryMetrics":{}}"""
        .formatted(
            jmh,
            cell.benchmark(),
            cell.mode(),
            cell.forks().length,
            jvm,
            arguments,
            jdk,
            jdk,
            cell.warmup(),
            cell.forks().length == 0 ? 0 : cell.forks()[0].length,
            cell.parameters().entrySet().stream()
                .map(each -> "\"%s\":\"%s\"".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(",")),
            number(mean(cell)),
            cell.unit(),
            Arrays.stream(cell.forks())
                .map(
                    fork ->
                        Arrays.stream(fork)
                            .mapToObj(JmhText::number)
                            .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",")));
  }

  /** What {@code -rf csv} would write under a locale. */
  public String csv(Locale locale, char delimiter) {
    TreeMap<String, Boolean> names = new TreeMap<>();
    cells.forEach(cell -> cell.parameters().keySet().forEach(name -> names.put(name, true)));
    StringBuilder text = new StringBuilder();
    List<String> header =
        new ArrayList<>(List.of("Benchmark", "Mode", "Threads", "Samples", "Score"));
    header.add(String.format(locale, "Score Error (%.1f%%)", 99.9));
    header.add("Unit");
    names.keySet().forEach(name -> header.add("Param: " + name));
    line(text, delimiter, header.stream().map(JmhText::quoted).toList());
    for (Cell cell : cells) {
      List<String> row = new ArrayList<>();
      row.add(quoted(cell.benchmark()));
      row.add(quoted(cell.mode()));
      row.add("1");
      row.add(Long.toString(Arrays.stream(cell.forks()).mapToLong(fork -> fork.length).sum()));
      row.add(emitted(String.format(locale, "%f", mean(cell)), delimiter));
      row.add("NaN");
      row.add(quoted(cell.unit()));
      names
          .keySet()
          .forEach(name -> row.add(emitted(cell.parameters().getOrDefault(name, ""), delimiter)));
      line(text, delimiter, row);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, char delimiter, List<String> values) {
    text.append(String.join(Character.toString(delimiter), values)).append("\r\n");
  }

  private static String emitted(String value, char delimiter) {
    return value.indexOf(delimiter) >= 0 || value.contains(" ") || value.contains("\"")
        ? quoted(value.replace("\"", "\"\""))
        : value;
  }

  private static String quoted(String value) {
    return '"' + value + '"';
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "\"NaN\"";
  }

  private static double mean(Cell cell) {
    return Arrays.stream(cell.forks()).flatMapToDouble(Arrays::stream).average().orElse(Double.NaN);
  }
}
