package io.archbench.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The good counterpart of each bad example. */
public class GoodBenchmarks {
  /** Of each thread. */
  @State(Scope.Thread)
  public static class Numbers {
    final SplittableRandom random = new SplittableRandom(1);
    final List<Integer> list = new ArrayList<>();

    /** Slow, and before a long operation. */
    @Setup(Level.Invocation)
    public void prepare() {
      list.clear();
    }
  }

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public int returned(Numbers numbers) {
    return numbers.random.nextInt();
  }

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public void consumed(Numbers numbers, Blackhole blackhole) {
    blackhole.consume(numbers.random.nextInt());
  }

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OperationsPerInvocation(10)
  public int counted(Numbers numbers) {
    int sum = 0;
    for (int turn = 0; turn < 10; turn++) {
      sum += numbers.random.nextInt();
    }
    return sum;
  }

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public List<Integer> ownList(Numbers numbers) {
    List<Integer> fresh = new ArrayList<>();
    fresh.add(numbers.random.nextInt());
    return fresh;
  }
}
