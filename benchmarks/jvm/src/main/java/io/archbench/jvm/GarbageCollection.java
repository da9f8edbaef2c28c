package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/** What a collector has to do besides: objects that stay, in a heap that other objects fill. */
@BenchmarkMode(Mode.Throughput)
public class GarbageCollection {
  /** Replaces one node of a live set, tree by tree; the score counts nodes. */
  @Benchmark
  @OperationsPerInvocation(Trees.NODES)
  public Tree liveSet(Live live, Replacing replacing) {
    return replacing.next(live);
  }

  /** What stays alive. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Live extends Prepared {
    /** Of the heap. */
    @Param({"10", "40"})
    int percent;

    private Trees trees;
    private LiveSet set;

    @Override
    Work make(Seed seed, CorpusSize size) {
      trees = new Trees(seed, sized(size, 20, 1_000, 10_000));
      set = new LiveSet(trees, Runtime.getRuntime().maxMemory() / 100 * percent);
      return set;
    }

    /** Checks what is alive, while no thread works. */
    @TearDown(Level.Iteration)
    public void check() {
      set.checkHeld(directory);
    }
  }

  /** One thread that replaces. */
  @State(Scope.Thread)
  public static class Replacing extends Turn {
    private int thread;
    private int threads = 1;
    private long turn;

    /** Says which places are its own. */
    @Setup
    public void share(ThreadParams params) {
      thread = params.getThreadIndex();
      threads = params.getThreadCount();
    }

    Tree next(Live live) {
      int place = live.set.place(turn++, thread, threads);
      int item = of(live.trees.count());
      Tree old = live.set.replace(place, item);
      live.set.check(place, item, old, live.directory);
      return old;
    }
  }
}
