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

/** Making what was just written visible to searches. */
@BenchmarkMode(Mode.Throughput)
public class Refresh {
  /** Overwrites 500 documents of the calling thread's shard, and refreshes it. */
  @Benchmark
  public int nearRealTime(Logs logs, Shard shard) throws IOException {
    long start = System.nanoTime();
    shard.ring.overwriteAndRefresh();
    shard.latency.record(System.nanoTime() - start);
    shard.ring.check(logs.directory);
    return shard.ring.refreshes();
  }

  /** What is written, the same for all threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Logs {
    final CellDirectory directory = CellDirectory.ofThisCell();
    WebLogCorpus corpus;

    /** Makes the corpus, and checks every document of a shard after three refreshes. */
    @Setup
    public void prepare() throws IOException {
      corpus = WebLogCorpus.of(CorpusSize.ofThisCell(), Seed.ofThisCell());
      directory.corpus(corpus.sha256());
      AnswerDigest answers = new AnswerDigest(directory);
      try (RefreshRing ring = new RefreshRing(corpus)) {
        for (int refresh = 0; refresh < 3; refresh++) {
          ring.overwriteAndRefresh();
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
    RefreshRing ring;

    /** Fills it. */
    @Setup
    public void fill(Logs logs) throws IOException {
      ring = new RefreshRing(logs.corpus);
    }

    /** Removes it. */
    @TearDown
    public void close() throws IOException {
      ring.close();
    }
  }
}
