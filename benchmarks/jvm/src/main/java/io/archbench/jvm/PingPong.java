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

/** Two threads of which one waits for the other, turn by turn. */
@BenchmarkMode(Mode.Throughput)
public class PingPong {
  /** A number to another thread, and its answer. */
  @Benchmark
  public long roundTrip(Numbers numbers, Player player) throws InterruptedException {
    int item = player.of(numbers.rallies.count());
    long answer = numbers.rallies.send(item, player.partner, numbers.directory);
    numbers.rallies.check(item, answer, numbers.directory);
    return answer;
  }

  /** What is sent. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Numbers extends Prepared {
    /** How the threads meet. */
    @Param({"exchanger", "park", "spin", "synchronousQueue"})
    String by;

    private Rallies rallies;

    @Override
    Work make(Seed seed, CorpusSize size) {
      rallies = new Rallies(seed, by, sized(size, 1_000, 10_000, 100_000));
      return rallies;
    }
  }

  /** One thread with its partner. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Player extends Turn {
    private Partner partner;

    /** Starts the partner. */
    @Setup
    public void start(Numbers numbers) {
      partner = numbers.rallies.partner();
    }

    /** Ends it. */
    @TearDown
    public void end() {
      partner.close();
    }
  }
}
