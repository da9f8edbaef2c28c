package io.archbench.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One example of each bad practice, and of each way to hide it. */
public class BadBenchmarks {
  /** Of all threads. */
  @State(Scope.Benchmark)
  public static class Shared {
    final Random random = new Random(1);
    final List<Integer> list = new ArrayList<>();

    int next() {
      return random.nextInt();
    }

    int grow() {
      list.add(1);
      return list.size();
    }
  }

  /** Prepared each time. */
  @State(Scope.Thread)
  public static class Prepared {
    int value;

    @Setup(Level.Invocation)
    public void before() {
      value = 1;
    }

    @TearDown(Level.Invocation)
    public void after() {
      value = 0;
    }
  }

  @Benchmark
  public void nothing(Shared shared) {
    shared.next();
  }

  @Benchmark
  public int thrownAway(Shared shared) {
    shared.next();
    return 1;
  }

  @Benchmark
  public int constant() {
    return Integer.parseInt("42");
  }

  @Benchmark
  public int loop(Shared shared) {
    int sum = 0;
    for (int turn = 0; turn < 10; turn++) {
      sum += shared.next();
    }
    return sum;
  }

  @Benchmark
  public int unseeded(Prepared prepared) {
    return prepared.value + ThreadLocalRandom.current().nextInt();
  }

  @Benchmark
  public int growing(Shared shared) {
    return shared.grow();
  }

  @Benchmark
  public int growingInALambda(Shared shared) {
    Supplier<Integer> supplier =
        () -> {
          shared.list.add(2);
          return shared.list.size();
        };
    return supplier.get();
  }
}
