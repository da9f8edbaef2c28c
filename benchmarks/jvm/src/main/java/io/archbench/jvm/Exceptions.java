package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Exceptions with their stack traces. */
@BenchmarkMode(Mode.Throughput)
public class Exceptions {
  /** Throws one exception and catches it {@code depth} calls further up. */
  @Benchmark
  public int throwAndCatch(Rejected orders, Turn turn) {
    int item = turn.of(orders.rejections.count());
    int found = orders.rejections.handle(item);
    orders.rejections.check(item, found, orders.directory);
    return found;
  }

  /** Orders to be rejected. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Rejected extends Prepared {
    @Param({"10", "100"})
    int depth;

    private Rejections rejections;

    @Override
    Work make(Seed seed, CorpusSize size) {
      rejections = new Rejections(seed, depth, 1_000);
      return rejections;
    }
  }
}
