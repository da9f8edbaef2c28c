package io.archbench.pipeline;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.BlockCodec;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Batches of events as they go over the network; the score counts events. */
@BenchmarkMode(Mode.Throughput)
public class Compression {
  /** Compresses a batch. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public int compress(Batches batches, Buffer buffer, Caller caller) {
    int turn = caller.next();
    long start = System.nanoTime();
    int length = buffer.codec.compress(batches.blocks.plain(turn), buffer.bytes);
    caller.latency.record(System.nanoTime() - start);
    batches.blocks.checkCompressed(turn, buffer.bytes, length, buffer.codec, buffer.spare);
    return length;
  }

  /** Decompresses a batch. */
  @Benchmark
  @OperationsPerInvocation(KnownResults.BATCH)
  public int decompress(Batches batches, Buffer buffer, Caller caller) {
    int turn = caller.next();
    byte[] compressed = batches.blocks.compressed(turn);
    long start = System.nanoTime();
    int length = buffer.codec.decompress(compressed, compressed.length, buffer.bytes);
    caller.latency.record(System.nanoTime() - start);
    batches.blocks.checkDecompressed(turn, buffer.bytes, length);
    return length;
  }

  /** Batches of events as JSON, the same for all threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings(
      "NullAway.Init") // JMH sets parameters and calls the set-up before anything else
  public static class Batches {
    /** How they are compressed. */
    @Param({"lz4", "zstd"})
    String codec;

    private final CellDirectory directory = CellDirectory.ofThisCell();
    private Blocks blocks;

    /** Makes them, and brings each through the codec once. */
    @Setup
    public void build() {
      Seed seed = Seed.ofThisCell();
      AccessLogs logs = AccessLogs.of(CorpusSize.ofThisCell(), seed);
      directory.corpus(logs.sha256());
      KnownEvents known = new KnownEvents(logs, new Networks(seed.purpose("networks")));
      List<byte[]> plain = Blocks.plain(logs, known);
      AnswerDigest answers = new AnswerDigest(directory);
      try (BlockCodec used = BlockCodec.of(codec)) {
        directory.nativeLibraries(List.of(used.library()));
        blocks = new Blocks(plain, Blocks.compressed(plain, used), directory);
        blocks.checkAll(used, answers);
      }
      answers.write();
    }
  }

  /** One thread's codec, and room for its result. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Buffer {
    private BlockCodec codec;
    private byte[] bytes;
    private byte[] spare;

    /** Makes it. */
    @Setup
    public void open(Batches batches) {
      codec = BlockCodec.of(batches.codec);
      bytes = batches.blocks.buffer();
      spare = batches.blocks.buffer();
    }

    /** Releases what is not of the heap. */
    @TearDown
    public void close() {
      codec.close();
    }
  }
}
