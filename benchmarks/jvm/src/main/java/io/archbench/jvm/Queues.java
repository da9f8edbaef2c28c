package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Messages from one thread to another; each thread that sends has a receiver of its own. */
@BenchmarkMode(Mode.Throughput)
public class Queues {
  /** Sends one message; every 1,000 the sender waits until all were received. */
  @Benchmark
  @OperationsPerInvocation(Messages.BATCH)
  public long pass(Batches batches, Ends ends) throws InterruptedException {
    int batch = ends.of(batches.messages.count());
    long received = batches.messages.pass(batch, ends.ends, batches.directory);
    batches.messages.check(batch, received, batches.directory);
    return received;
  }

  /** What is sent. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Batches extends Prepared {
    @Param({"disruptor", "arrayBlocking"})
    String queue;

    private Messages messages;

    @Override
    Work make(Seed seed, CorpusSize size) {
      messages = new Messages(seed, queue, sized(size, 50, 500, 5_000));
      return messages;
    }
  }

  /** One thread's queue. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Ends extends Turn {
    private QueueEnds ends;

    /** Opens it. */
    @Setup
    public void open(Batches batches) {
      ends = batches.messages.open();
    }

    /** Closes it. */
    @TearDown
    public void close() {
      ends.close();
    }
  }
}
