package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Merging of a shard that is not written to any more. */
@BenchmarkMode(Mode.Throughput)
public class ForceMerge {
  /** Merges the ten segments of the calling thread's shard to one. */
  @Benchmark
  public Object toOneSegment(Logs logs, Shard shard) throws IOException {
    SegmentedShard.Shape merged = shard.shard.merge();
    shard.shard.check(merged, logs.directory);
    return merged;
  }

  /** What the shards hold, the same for all threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Logs {
    @Param({"default", "best"})
    String codec;

    @Param({"none", "timestamp"})
    String sort;

    final CellDirectory directory = CellDirectory.ofThisCell();
    ShardSettings settings;
    Batches batches;

    /** Makes the batches, and merges a shard of its own to check every document. */
    @Setup
    public void prepare() throws IOException {
      Seed seed = Seed.ofThisCell();
      WebLogCorpus corpus = WebLogCorpus.of(CorpusSize.ofThisCell(), seed);
      directory.corpus(corpus.sha256());
      settings = new ShardSettings(codec, sort);
      batches = SegmentedShard.batches(corpus, seed);
      AnswerDigest answers = new AnswerDigest(directory);
      try (SegmentedShard shard = new SegmentedShard(batches, settings)) {
        shard.checkAll(answers);
      }
      answers.write();
    }
  }

  /** One thread's shard. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Shard {
    SegmentedShard shard;

    /** Writes it. */
    @Setup
    public void write(Logs logs) throws IOException {
      shard = new SegmentedShard(logs.batches, logs.settings);
    }

    /** Removes it. */
    @TearDown
    public void close() throws IOException {
      shard.close();
    }
  }
}
