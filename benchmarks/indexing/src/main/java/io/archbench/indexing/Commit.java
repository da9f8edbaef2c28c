package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.LatencyRecorder;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Making what was just written durable: Elasticsearch's flush. */
@BenchmarkMode(Mode.Throughput)
public class Commit {
  /** Overwrites 500 documents of the calling thread's shard, and forces them to disk. */
  @Benchmark
  public long durable(Logs logs, Shard shard) throws IOException {
    long start = System.nanoTime();
    long last = shard.ring.overwriteAndCommit();
    shard.latency.record(System.nanoTime() - start);
    shard.ring.checkLast(logs.directory);
    return last;
  }

  /** What is written, the same for all threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Logs {
    final CellDirectory directory = CellDirectory.ofThisCell();
    WebLogCorpus corpus;

    /** Makes the corpus, and checks every document of a shard after three commits. */
    @Setup
    public void prepare() throws IOException {
      corpus = WebLogCorpus.of(CorpusSize.ofThisCell(), Seed.ofThisCell());
      directory.corpus(corpus.sha256());
      AnswerDigest answers = new AnswerDigest(directory);
      try (CommitRing ring = new CommitRing(corpus)) {
        for (int commit = 0; commit < 3; commit++) {
          ring.overwriteAndCommit();
        }
        ring.checkAll(answers);
      }
      answers.write();
    }
  }

  /** One thread's shard. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Shard {
    final LatencyRecorder latency = LatencyRecorder.service();
    CommitRing ring;

    /** Fills it. */
    @Setup
    public void fill(Logs logs) throws IOException {
      ring = new CommitRing(logs.corpus);
    }

    /** Checks what is durable of it, and removes it. */
    @TearDown
    public void close(Logs logs) throws IOException {
      ring.check(logs.directory);
      ring.close();
    }
  }
}
