package io.archbench.pipeline;

import io.archbench.workload.Seed;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Filters alone, each on an event that has what it works on; the score counts events. */
@BenchmarkMode(Mode.Throughput)
public class Filters {
  static final String MAPPING =
      "%{clientip} %{ident} %{auth} [%{timestamp}] \"%{verb} %{request} HTTP/%{httpversion}\""
          + " %{response} %{bytes} \"%{referrer}\" \"%{agent}\"";

  /** A line taken apart at its delimiters. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public List<?> dissect(Lines lines, Caller caller) throws IOException {
    return lines.run(caller);
  }

  /** A time read and written. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public List<?> date(Times times, Caller caller) throws IOException {
    return times.run(caller);
  }

  /** Fields of a parsed access log changed. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public List<?> mutate(ParsedLogs logs, Caller caller) throws IOException {
    return logs.run(caller);
  }

  /** A program, its system and its device found in what it calls itself. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public List<?> userAgent(Agents agents, Caller caller) throws IOException {
    return agents.run(caller);
  }

  /** Events, and the filter that changes copies of them. */
  @State(Scope.Benchmark)
  public abstract static class Filtered extends LoggedWork {
    CheckedBatches<?> filtered(
        int size,
        Filter filter,
        IntFunction<Map<String, Object>> input,
        IntFunction<Map<String, Object>> known) {
      List<Map<String, Object>> inputs = IntStream.range(0, size).mapToObj(input).toList();
      return new CheckedBatches<>(
          position -> {
            Map<String, Object> event = new LinkedHashMap<>(inputs.get(position));
            filter.filter(event);
            return event;
          },
          new KnownResults<>(size, new Measure.OfEvents(), known),
          directory);
    }
  }

  /** Access logs. */
  @State(Scope.Benchmark)
  public static class Lines extends Filtered {
    @Override
    CheckedBatches<?> prepare(AccessLogs logs, KnownEvents known) {
      return filtered(
          logs.size(),
          new DissectFilter(MAPPING),
          position -> Map.of(Filter.MESSAGE, logs.log(position).line()),
          known::dissected);
    }
  }

  /** Times as Apache logs them. */
  @State(Scope.Benchmark)
  public static class Times extends Filtered {
    @Override
    CheckedBatches<?> prepare(AccessLogs logs, KnownEvents known) {
      return filtered(
          Math.min(FEW, logs.size()),
          new DateFilter(),
          position -> Map.of("timestamp", logs.log(position).time()),
          known::dated);
    }
  }

  /** What programs call themselves. */
  @State(Scope.Benchmark)
  public static class Agents extends Filtered {
    @Override
    CheckedBatches<?> prepare(AccessLogs logs, KnownEvents known) {
      List<UserAgent> agents =
          new UserAgents(Seed.ofThisCell().purpose("user agents")).make(Math.min(FEW, logs.size()));
      return filtered(
          agents.size(),
          new UserAgentFilter(),
          position -> Map.of(UserAgentFilter.SOURCE, agents.get(position).text()),
          position ->
              Map.of(
                  UserAgentFilter.SOURCE,
                  agents.get(position).text(),
                  "user_agent",
                  agents.get(position).fields()));
    }
  }

  /** Access logs after grok. */
  @State(Scope.Benchmark)
  public static class ParsedLogs extends Filtered {
    @Override
    CheckedBatches<?> prepare(AccessLogs logs, KnownEvents known) {
      return filtered(
          Math.min(FEW, logs.size()), new MutateFilter(), known::grokked, known::mutated);
    }
  }
}
