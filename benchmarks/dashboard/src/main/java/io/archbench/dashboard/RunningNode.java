package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.ScratchDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A node for all threads of a cell, and a client with connections of its own for each. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class RunningNode {
  final CellDirectory directory = CellDirectory.ofThisCell();
  private final List<NodeClient> clients = new ArrayList<>();
  private ScratchDirectory scratch;
  private LogNode node;

  /** Makes what the threads will send, and checks the answers to it. */
  abstract void prepare(WebLogCorpus corpus, AnswerDigest answers) throws InterruptedException;

  /** Checks what the threads did. */
  abstract void finish() throws InterruptedException;

  /** Starts the node, and checks answers before anything is timed. */
  @Setup
  public void start(BenchmarkParams benchmark) throws IOException, InterruptedException {
    start(benchmark.getThreads());
  }

  void start(int threads) throws IOException, InterruptedException {
    scratch = new ScratchDirectory("dashboard");
    try {
      node = LogNode.start(scratch.path());
    } catch (IOException | InterruptedException | RuntimeException e) {
      scratch.close();
      throw e;
    }
    try {
      for (int thread = 0; thread < threads; thread++) {
        clients.add(node.client());
      }
      AnswerDigest answers = new AnswerDigest(directory);
      prepare(corpus(), answers);
      answers.write();
    } catch (InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private WebLogCorpus corpus() {
    WebLogCorpus corpus = WebLogCorpus.of(CorpusSize.ofThisCell(), Seed.ofThisCell());
    WebLogCorpus used = corpus.size() > most() ? corpus.first(most()) : corpus;
    directory.corpus(used.sha256());
    return used;
  }

  /** How many lines of the corpus are used at most. */
  int most() {
    return Integer.MAX_VALUE;
  }

  /** Compares what is left with what was done, and stops the node. */
  @TearDown
  public void stop() throws IOException, InterruptedException {
    try {
      finish();
    } finally {
      close();
    }
  }

  private void close() throws IOException {
    try {
      node.close();
    } finally {
      scratch.close();
    }
  }

  /** The clients, one for each thread. */
  List<NodeClient> clients() {
    return clients;
  }

  /** The client of a thread. */
  NodeClient client(int thread) {
    return clients.get(thread);
  }
}
