package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.ScratchDirectory;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * An ensemble for all threads of a cell, and whatever they do with it. It opens and closes the
 * sessions of all threads: threads end in any order, and the servers have to outlive the last.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up before anything else
public abstract class RunningEnsemble {
  /** How clients and servers exchange bytes. */
  @Param({"nio", "netty", "tls"})
  String transport;

  final CellDirectory directory = CellDirectory.ofThisCell();
  private ScratchDirectory scratch;
  private Ensemble ensemble;

  /** How many servers. */
  abstract int peers();

  /** Checks the answers of clients of its own, and opens sessions for that many threads. */
  abstract void prepare(Ensemble running, int threads, AnswerDigest answers) throws Exception;

  /** Checks what the threads did, and closes their sessions. */
  abstract void finish(Ensemble running) throws Exception;

  /** Starts the servers, and checks answers before anything is timed. */
  @Setup
  public void start(BenchmarkParams benchmark) throws Exception {
    start(benchmark.getThreads());
  }

  void start(int threads) throws Exception {
    scratch = new ScratchDirectory("coordination");
    ensemble = Ensemble.start(peers(), Transport.of(transport), scratch.path());
    try {
      NativeTransport.check(ensemble.transport(), directory);
      AnswerDigest answers = new AnswerDigest(directory);
      prepare(ensemble, threads, answers);
      answers.write();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /** Keeps the disk from filling up; ZooKeeper itself would do so once an hour. */
  @TearDown(Level.Iteration)
  public void purge() throws IOException {
    ensemble.purge();
  }

  /** Checks the tree, and stops the servers. */
  @TearDown
  public void stop() throws Exception {
    try {
      finish(ensemble);
    } finally {
      close();
    }
  }

  Ensemble ensemble() {
    return ensemble;
  }

  private void close() throws IOException {
    ensemble.close();
    scratch.close();
  }
}
