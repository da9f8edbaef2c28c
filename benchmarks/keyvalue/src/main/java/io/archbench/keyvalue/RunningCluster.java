package io.archbench.keyvalue;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.ScratchDirectory;
import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A cluster for all threads of a cell, and whatever they do with it. It opens and closes the
 * sessions of all threads: threads end in any order, and the peers have to outlive the last.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class RunningCluster {
  final CellDirectory directory = CellDirectory.ofThisCell();
  private ScratchDirectory scratch;
  private Cluster cluster;

  /** Checks the answers of clients of its own, and opens sessions for that many threads. */
  abstract void prepare(Cluster running, int threads, AnswerDigest answers) throws Exception;

  /** Closes the sessions, and checks what the threads did. */
  abstract void finish(Cluster running) throws Exception;

  /** Starts the peers, and checks answers before anything is timed. */
  @Setup
  public void start(BenchmarkParams benchmark) throws Exception {
    start(benchmark.getThreads());
  }

  void start(int threads) throws Exception {
    scratch = new ScratchDirectory("keyvalue");
    try {
      FreeSpace.check(scratch.path());
      cluster = Cluster.start(scratch.path());
    } catch (Exception e) {
      scratch.close();
      throw e;
    }
    try {
      AnswerDigest answers = new AnswerDigest(directory);
      prepare(cluster, threads, answers);
      NativeTransport.check(directory);
      answers.write();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /** Compares all peers, and stops them. */
  @TearDown
  public void stop() throws Exception {
    try {
      finish(cluster);
    } finally {
      close();
    }
  }

  Cluster cluster() {
    return cluster;
  }

  private void close() throws IOException {
    try {
      cluster.close();
    } finally {
      scratch.close();
    }
  }
}
