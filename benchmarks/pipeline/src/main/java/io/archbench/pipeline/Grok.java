package io.archbench.pipeline;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Lines taken apart by {@code %{COMBINEDAPACHELOG}}; the score counts lines. */
@BenchmarkMode(Mode.Throughput)
public class Grok {
  static final String PATTERN = "%{COMBINEDAPACHELOG}";

  /** Lines that match. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public List<?> match(AccessLines lines, Caller caller) throws IOException {
    return lines.run(caller);
  }

  /** Lines that do not match, which is known late. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public List<?> noMatch(ForeignLines lines, Caller caller) throws IOException {
    return lines.run(caller);
  }

  static Filter engine(String name) {
    return switch (name) {
      case "joni" -> new JoniGrok(PATTERN);
      case "java" -> new JavaGrok(PATTERN);
      default -> throw new IllegalArgumentException("engine '" + name + "': expected joni or java");
    };
  }

  /** Lines, and the engine that matches them. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public abstract static class Lines extends LoggedWork {
    /** What matches. */
    @Param({"joni", "java"})
    String engine;

    abstract String line(AccessLogs logs, int position);

    abstract IntFunction<Map<String, Object>> known(KnownEvents known);

    @Override
    CheckedBatches<?> prepare(AccessLogs logs, KnownEvents known) {
      Filter grok = engine(engine);
      String[] lines = new String[logs.size()];
      for (int position = 0; position < lines.length; position++) {
        lines[position] = line(logs, position);
      }
      return new CheckedBatches<>(
          position -> {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put(Filter.MESSAGE, lines[position]);
            grok.filter(event);
            return event;
          },
          new KnownResults<>(logs.size(), new Measure.OfEvents(), known(known)),
          directory);
    }
  }

  /** Access logs. */
  @State(Scope.Benchmark)
  public static class AccessLines extends Lines {
    @Override
    String line(AccessLogs logs, int position) {
      return logs.log(position).line();
    }

    @Override
    IntFunction<Map<String, Object>> known(KnownEvents known) {
      return known::grokked;
    }
  }

  /** Lines of other programs, and access logs that were cut off. */
  @State(Scope.Benchmark)
  public static class ForeignLines extends Lines {
    @Override
    String line(AccessLogs logs, int position) {
      return logs.foreignLine(position);
    }

    @Override
    IntFunction<Map<String, Object>> known(KnownEvents known) {
      return known::notMatched;
    }
  }
}
