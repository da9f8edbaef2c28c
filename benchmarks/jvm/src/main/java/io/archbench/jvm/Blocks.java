package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import java.util.zip.DataFormatException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What happens to blocks of log lines before they are stored or sent, by {@code java.util.zip}. */
@BenchmarkMode(Mode.Throughput)
public class Blocks {
  static final int BYTES = 16_384;

  /** CRC32C of one block of 16 KiB. */
  @Benchmark
  public long crc32c(Summed blocks, Turn turn) {
    int item = turn.of(blocks.checksums.count());
    long found = blocks.checksums.crc32c(item);
    blocks.checksums.check(item, found, blocks.directory);
    return found;
  }

  /** Deflates one block of 16 KiB at level 6. */
  @Benchmark
  public byte[] deflate(Deflated blocks, Turn turn) {
    int item = turn.of(blocks.deflating.count());
    byte[] found = blocks.deflating.deflate(item);
    blocks.deflating.checkDeflated(item, found, blocks.directory);
    return found;
  }

  /** Inflates one block to its 16 KiB. */
  @Benchmark
  public byte[] inflate(Deflated blocks, Turn turn) throws DataFormatException {
    int item = turn.of(blocks.deflating.count());
    byte[] found = blocks.deflating.inflate(item);
    blocks.deflating.checkInflated(item, found, blocks.directory);
    return found;
  }

  /** Blocks with checksums. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Summed extends Prepared {
    private Checksums checksums;

    @Override
    Work make(Seed seed, CorpusSize size) {
      checksums = new Checksums(LogBlocks.of(WebLogCorpus.of(size, seed), BYTES));
      return checksums;
    }
  }

  /** Blocks to be deflated and inflated. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Deflated extends Prepared {
    private Deflating deflating;

    @Override
    Work make(Seed seed, CorpusSize size) {
      deflating = new Deflating(LogBlocks.of(WebLogCorpus.of(size, seed), BYTES));
      return deflating;
    }
  }
}
