package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.Seed;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Changes that many clients wait for; the score counts deliveries. */
@BenchmarkMode(Mode.Throughput)
public class Watch {
  static final int WATCHERS = 200;

  /** Changes the thread's node, and waits until all watchers have read the change. */
  @Benchmark
  @OperationsPerInvocation(WATCHERS)
  public void fanOut(Watched watched, Caller caller) throws Exception {
    WatchedNode node = watched.nodes.get(caller.thread);
    long start = System.nanoTime();
    node.change();
    caller.latency.record(System.nanoTime() - start);
  }

  /** The same with a thousand watchers. */
  @Benchmark
  @OperationsPerInvocation(ManyWatched.WATCHERS)
  public void fanOutThousand(ManyWatched watched, Caller caller) throws Exception {
    fanOut(watched, caller);
  }

  /** As many sessions as a large cluster has clients of one configuration. */
  @State(Scope.Benchmark)
  public static class ManyWatched extends Watched {
    static final int WATCHERS = 1_000;

    @Override
    int watchers() {
      return WATCHERS;
    }
  }

  /** A node for each thread, and sessions that watch all of them. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Watched extends SizedEnsemble {
    private static final int CHECKED = 5;

    private final List<WatchedNode> nodes = new ArrayList<>();
    private Sessions watchers;
    private Sessions owners;

    @Override
    void prepare(Ensemble running, int threads, AnswerDigest answers) throws Exception {
      Values values = Values.written(Seed.ofThisCell());
      directory.corpus(values.sha256());
      watchers = Sessions.open(running, watchers());
      owners = Sessions.open(running, threads);
      check(node("/check", 0, values), answers);
      for (int thread = 0; thread < threads; thread++) {
        nodes.add(node("/watched-" + thread, thread, values));
      }
    }

    int watchers() {
      return WATCHERS;
    }

    private WatchedNode node(String path, int owner, Values values) throws Exception {
      return new WatchedNode(path, owners.list().get(owner), watchers.list(), values, directory);
    }

    private static void check(WatchedNode node, AnswerDigest answers) throws Exception {
      for (int change = 0; change < CHECKED; change++) {
        node.change();
      }
      node.check(answers);
    }

    @Override
    void finish(Ensemble running) throws Exception {
      for (WatchedNode node : nodes) {
        node.check(new AnswerDigest(directory));
      }
      watchers.close();
      owners.close();
    }
  }
}
