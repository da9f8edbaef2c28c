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
import org.openjdk.jmh.infra.ThreadParams;

/** Caches and memory by themselves: how long one load takes, and how many bytes pass. */
@BenchmarkMode(Mode.Throughput)
public class Memory {
  /** Follows one pointer; the next is not known before. */
  @Benchmark
  @OperationsPerInvocation(Chase.HOPS)
  public int chase(Cycle cycle, Chaser chaser) {
    return chaser.next(cycle);
  }

  /** Reads one mebibyte. */
  @Benchmark
  public long read(Array array, Reader reader) {
    int item = reader.next(array.slices.count());
    long folded = array.slices.fold(item);
    array.slices.check(item, folded, array.directory);
    return folded;
  }

  /** What is chased through: the same memory for all threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Cycle extends Prepared {
    @Param({"16", "256", "8192", "262144"})
    int kib;

    private Chase chase;

    @Override
    Work make(Seed seed, CorpusSize size) {
      chase = new Chase(seed, kib << 10);
      return chase;
    }
  }

  /** What is read: the same memory for all threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Array extends Prepared {
    private Slices slices;

    @Override
    Work make(Seed seed, CorpusSize size) {
      slices = new Slices(seed, sized(size, 16, 128, 256));
      return slices;
    }
  }

  /** One thread's place in the cycle. */
  @State(Scope.Thread)
  public static class Chaser {
    private int place;

    /** Threads start far apart. */
    @Setup
    public void start(Cycle cycle, ThreadParams threads) {
      place = part(cycle.chase.count(), threads);
    }

    int next(Cycle cycle) {
      int found = cycle.chase.hop(cycle.chase.position(place));
      cycle.chase.check(place, found, cycle.directory);
      place = cycle.chase.after(place);
      return found;
    }
  }

  /** One thread's place in the array. */
  @State(Scope.Thread)
  public static class Reader {
    private int item;

    /** Threads start far apart. */
    @Setup
    public void start(Array array, ThreadParams threads) {
      item = part(array.slices.count(), threads);
    }

    int next(int count) {
      int now = item;
      item = (item + 1) % count;
      return now;
    }
  }

  private static int part(int count, ThreadParams threads) {
    return (int) ((long) count * threads.getThreadIndex() / threads.getThreadCount());
  }
}
