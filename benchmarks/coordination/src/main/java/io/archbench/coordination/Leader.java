package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Leaders that resign. */
@BenchmarkMode(Mode.Throughput)
public class Leader {
  /**
   * The leader resigns, the next one leads, and the first stands for election again. The recorded
   * time is that from the resignation until the next one leads.
   */
  @Benchmark
  public void handOver(Elections elections, Caller caller) throws Exception {
    caller.latency.record(elections.perThread.get(caller.thread).handOver());
  }

  /** An election for each thread. */
  @State(Scope.Benchmark)
  public static class Elections extends SizedEnsemble {
    private static final int CHECKED = 10;

    private final List<Election> perThread = new ArrayList<>();

    @Override
    void prepare(Ensemble running, int threads, AnswerDigest answers) throws Exception {
      try (Election checked = new Election(running, "/check", directory)) {
        for (int turn = 0; turn < CHECKED; turn++) {
          checked.handOver();
        }
        checked.check(answers);
      }
      for (int thread = 0; thread < threads; thread++) {
        perThread.add(new Election(running, "/election-" + thread, directory));
      }
    }

    @Override
    void finish(Ensemble running) throws Exception {
      for (Election election : perThread) {
        election.check(new AnswerDigest(directory));
        election.close();
      }
    }
  }
}
