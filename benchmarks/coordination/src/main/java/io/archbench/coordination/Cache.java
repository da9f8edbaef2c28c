package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.Seed;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What lies between a change and a copy of it. */
@BenchmarkMode(Mode.Throughput)
public class Cache {
  /** Changes a node, and waits until another client's Curator cache has the change. */
  @Benchmark
  public void follow(Followed followed, Caller caller) throws Exception {
    CachedNode node = followed.nodes.get(caller.thread);
    long start = System.nanoTime();
    node.change();
    caller.latency.record(System.nanoTime() - start);
  }

  /** A node and a cache of it for each thread. */
  @State(Scope.Benchmark)
  public static class Followed extends SizedEnsemble {
    private static final int CHECKED = 10;

    private final List<CachedNode> nodes = new ArrayList<>();

    @Override
    void prepare(Ensemble running, int threads, AnswerDigest answers) throws Exception {
      Values values = Values.written(Seed.ofThisCell());
      directory.corpus(values.sha256());
      try (CachedNode checked = new CachedNode(running, "/check", 0, values, directory)) {
        for (int change = 0; change < CHECKED; change++) {
          checked.change();
        }
        checked.check(answers);
      }
      for (int thread = 0; thread < threads; thread++) {
        nodes.add(new CachedNode(running, "/cached-" + thread, thread, values, directory));
      }
    }

    @Override
    void finish(Ensemble running) {
      for (CachedNode node : nodes) {
        node.check(new AnswerDigest(directory));
        node.close();
      }
    }
  }
}
