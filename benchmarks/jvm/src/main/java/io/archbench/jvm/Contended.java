package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What all threads want at once. */
@BenchmarkMode(Mode.Throughput)
public class Contended {
  /** Adds one amount to the total of all threads. */
  @Benchmark
  public long add(AddingThread thread) {
    return thread.adder.addNext();
  }

  /** The total. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Shared extends Prepared {
    @Param({"atomic", "adder", "lock", "synchronized"})
    String kind;

    private Adding adding;

    @Override
    Work make(Seed seed, CorpusSize size) {
      adding = new Adding(seed, Total.of(kind));
      return adding;
    }

    /** Checks the total; JMH calls it when all threads have ended. */
    @TearDown
    public void check() {
      adding.check(directory);
    }
  }

  /** One thread's books. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class AddingThread {
    private Adding.Adder adder;

    /** Opens them. */
    @Setup
    public void open(Shared shared) {
      adder = shared.adding.adder();
    }
  }
}
