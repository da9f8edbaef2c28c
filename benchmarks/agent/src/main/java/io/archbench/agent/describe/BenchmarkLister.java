package io.archbench.agent.describe;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Optional;

/**
 * Prints what JMH finds on the class path: one line per method and mode.
 *
 * <p>It runs in a JVM of its own on a suite's class path, with the suite's own JMH, and must not
 * depend on anything else. A line is {@code method TAB mode}, then {@code TAB name=value,value} for
 * each parameter, all of it percent-encoded, and {@code TAB @name=value} for each annotation.
 */
public final class BenchmarkLister {
  private BenchmarkLister() {}

  /** Prints the lines; takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    try (PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
      OutputFormat silent = OutputFormatFactory.createFormatInstance(out, VerboseMode.SILENT);
      for (BenchmarkListEntry entry :
          BenchmarkList.defaultList().getAll(silent, List.<String>of())) {
        modes(entry.getMode()).forEach(mode -> out.print(line(entry, mode) + "\n"));
      }
    }
  }

  private static List<Mode> modes(Mode mode) {
    if (mode != Mode.All) {
      return List.of(mode);
    }
    return Arrays.stream(Mode.values()).filter(each -> each != Mode.All).toList();
  }

  private static String line(BenchmarkListEntry entry, Mode mode) {
    StringBuilder line = new StringBuilder(encode(entry.getUsername()));
    line.append('\t').append(mode.shortLabel());
    Map<String, String[]> parameters = new TreeMap<>(entry.getParams().orElse(Map.of()));
    parameters.forEach(
        (name, values) -> line.append('\t').append(encode(name)).append('=').append(join(values)));
    annotations(entry)
        .forEach(
            (name, values) ->
                line.append('\t').append('@').append(name).append('=').append(join(values)));
    return line.toString();
  }

  private static Map<String, String[]> annotations(BenchmarkListEntry entry) {
    Map<String, String[]> annotations = new TreeMap<>();
    put(annotations, "threads", entry.getThreads());
    put(annotations, "warmupIterations", entry.getWarmupIterations());
    put(annotations, "warmupTime", entry.getWarmupTime());
    put(annotations, "iterations", entry.getMeasurementIterations());
    put(annotations, "iterationTime", entry.getMeasurementTime());
    if (entry.getJvmArgs().hasValue()) {
      annotations.put("jvmArgs", entry.getJvmArgs().get().toArray(new String[0]));
    }
    return annotations;
  }

  private static void put(Map<String, String[]> annotations, String name, Optional<?> value) {
    if (value.hasValue()) {
      Object present = value.get();
      annotations.put(
          name,
          new String[] {
            present instanceof TimeValue time
                ? Long.toString(time.convertTo(TimeUnit.MILLISECONDS))
                : present.toString()
          });
    }
  }

  private static String join(String[] values) {
    return Arrays.stream(values).map(BenchmarkLister::encode).collect(Collectors.joining(","));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
