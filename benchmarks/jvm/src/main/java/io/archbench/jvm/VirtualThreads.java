package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import java.util.concurrent.ExecutorService;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Threads of the JVM's own making, from JDK 21 on. */
@BenchmarkMode(Mode.Throughput)
public class VirtualThreads {
  /** Starts a virtual thread, which waits, goes on and returns; the score counts threads. */
  @Benchmark
  @OperationsPerInvocation(VirtualTasks.BATCH)
  public long startAndJoin(Tasks tasks, Turn turn) throws InterruptedException {
    int batch = turn.of(tasks.work.count());
    long sum = tasks.work.run(batch, tasks.executor, tasks.directory);
    tasks.work.check(batch, sum, tasks.directory);
    return sum;
  }

  /** What they do, and who starts them. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Tasks extends Prepared {
    private VirtualTasks work;
    private ExecutorService executor;

    @Override
    Work make(Seed seed, CorpusSize size) {
      executor = VirtualTasks.executor();
      work = new VirtualTasks(seed, sized(size, 20, 200, 1_000));
      return work;
    }

    /** Starts no more. */
    @TearDown
    public void stop() {
      executor.shutdown();
    }
  }
}
