package io.archbench.jvm;

import io.archbench.workload.BlockCodec;
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

/** The same blocks by native libraries. */
@BenchmarkMode(Mode.Throughput)
public class Compression {
  /** Compresses one block of 16 KiB. */
  @Benchmark
  public int compress(Compressed blocks, Buffer buffer) {
    int item = buffer.of(blocks.work.count());
    int length = blocks.work.compress(item, buffer.codec, buffer.bytes);
    blocks.work.checkCompressed(item, buffer.bytes, length, blocks.directory);
    return length;
  }

  /** Decompresses one block to its 16 KiB. */
  @Benchmark
  public int decompress(Compressed blocks, Buffer buffer) {
    int item = buffer.of(blocks.work.count());
    int length = blocks.work.decompress(item, buffer.codec, buffer.bytes);
    blocks.work.checkDecompressed(item, buffer.bytes, length, blocks.directory);
    return length;
  }

  /** The blocks. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Compressed extends Prepared {
    /** How they are compressed. */
    @Param({"lz4", "zstd"})
    String codec;

    private Compressing work;

    @Override
    Work make(Seed seed, CorpusSize size) {
      work = new Compressing(codec, LogBlocks.of(WebLogCorpus.of(size, seed), Blocks.BYTES));
      return work;
    }
  }

  /** One thread's codec, and room for its result. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Buffer extends Turn {
    private BlockCodec codec;
    private byte[] bytes;

    /** Makes both. */
    @Setup
    public void open(Compressed blocks) {
      codec = blocks.work.codec();
      bytes = blocks.work.buffer();
    }

    /** Releases what is not of the heap. */
    @TearDown
    public void close() throws IOException {
      codec.close();
    }
  }
}
