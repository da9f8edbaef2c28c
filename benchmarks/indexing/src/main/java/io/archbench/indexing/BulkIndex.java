package io.archbench.indexing;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Bulk indexing of web logs; the score counts documents. */
@BenchmarkMode(Mode.Throughput)
public class BulkIndex {
  static final int BATCH = 5_000;

  /** One batch into the calling thread's shard. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long bulk(Logs logs, Shard shard) throws IOException {
    return shard.writeNext(logs);
  }

  /** What is written, the same for all threads. */
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

    /** Makes the batches, and writes two of them to a shard of its own to check every document. */
    @Setup
    public void prepare() throws IOException {
      Seed seed = Seed.ofThisCell();
      WebLogCorpus corpus = WebLogCorpus.of(CorpusSize.ofThisCell(), seed);
      directory.corpus(corpus.sha256());
      settings = new ShardSettings(codec, sort);
      batches = new Batches(corpus, seed, BATCH);
      AnswerDigest answers = new AnswerDigest(directory);
      check(batches, settings, answers);
      answers.write();
    }

    static void check(Batches batches, ShardSettings settings, AnswerDigest answers)
        throws IOException {
      try (LogShard shard = new LogShard(settings)) {
        batches.write(0, shard);
        batches.write(1, shard);
        try (DirectoryReader reader = shard.open()) {
          batches.checkAll(2, reader, answers);
        }
      }
    }
  }

  /**
   * One thread's shard. When all batches were written it is checked and emptied, so that it does
   * not grow with the speed of the machine.
   */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Shard {
    private LogShard shard;
    private int next;

    /** Opens it. */
    @Setup
    public void open(Logs logs) throws IOException {
      shard = new LogShard(logs.settings);
    }

    long writeNext(Logs logs) throws IOException {
      if (next == logs.batches.count()) {
        startAgain(logs);
      }
      logs.batches.write(next++, shard);
      return shard.written();
    }

    private void startAgain(Logs logs) throws IOException {
      check(logs);
      shard.empty();
      next = 0;
    }

    private void check(Logs logs) throws IOException {
      try (DirectoryReader reader = shard.open()) {
        logs.batches.checkCount(next, reader, logs.directory);
      }
    }

    /** Checks what is in it, and removes it. */
    @TearDown
    public void close(Logs logs) throws IOException {
      check(logs);
      shard.close();
    }
  }
}
