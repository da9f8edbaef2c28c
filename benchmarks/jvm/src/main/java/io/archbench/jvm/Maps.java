package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Maps of the JDK. */
@BenchmarkMode(Mode.Throughput)
public class Maps {
  /** Looks one name up. */
  @Benchmark
  public int get(Names names, Turn turn) {
    int next = turn.of(names.lookups.count());
    int found = names.lookups.find(next);
    names.lookups.check(next, found, names.directory);
    return found;
  }

  /** Counts one request into a hash map that starts empty every 1,000. */
  @Benchmark
  @OperationsPerInvocation(Counting.BATCH)
  public Map<String, Integer> count(Requests requests, Turn turn) {
    int batch = turn.of(requests.counting.count());
    Map<String, Integer> counts = requests.counting.count(batch);
    requests.counting.check(batch, counts, requests.directory);
    return counts;
  }

  /** Names with numbers. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Names extends Prepared {
    @Param({"hash", "concurrent", "tree"})
    String map;

    private Lookups lookups;

    @Override
    Work make(Seed seed, CorpusSize size) {
      lookups = new Lookups(seed, map, sized(size, 10_000, 200_000, 1_000_000));
      return lookups;
    }
  }

  /** Requests to be counted. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Requests extends Prepared {
    private Counting counting;

    @Override
    Work make(Seed seed, CorpusSize size) {
      counting = new Counting(WebLogCorpus.of(size, seed));
      return counting;
    }
  }
}
