package io.archbench.pipeline;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.BlockCodec;
import io.archbench.workload.CellDirectory;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Blocks, each as it is and compressed, and the check of both ways. Thread-safe. */
final class Blocks {
  private static final int MOST = 2_000;
  private static final int SAMPLED = 16;

  private final List<byte[]> plain;
  private final List<byte[]> compressed;
  private final CellDirectory directory;

  Blocks(List<byte[]> plain, List<byte[]> compressed, CellDirectory directory) {
    this.plain = plain;
    this.compressed = compressed;
    this.directory = directory;
  }

  /** The blocks of a corpus: what an output sends for a batch of events, one JSON on each line. */
  static List<byte[]> plain(AccessLogs logs, KnownEvents known) {
    return IntStream.range(0, Math.min(MOST, logs.size() / KnownResults.BATCH))
        .mapToObj(block -> block(KnownResults.BATCH * block, known))
        .toList();
  }

  private static byte[] block(int start, KnownEvents known) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int position = start; position < start + KnownResults.BATCH; position++) {
      lines.writeBytes(PlainFormat.bytes("json", known.parsed(position)));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /** The same blocks compressed. */
  static List<byte[]> compressed(List<byte[]> plain, BlockCodec codec) {
    byte[] buffer = new byte[room(plain)];
    return plain.stream()
        .map(block -> Arrays.copyOf(buffer, codec.compress(block, buffer)))
        .toList();
  }

  /** How large a buffer has to be for any block, compressed or not. */
  static int room(List<byte[]> plain) {
    int longest = plain.stream().mapToInt(block -> block.length).max().orElse(0);
    return longest + longest / 128 + 1_024;
  }

  /** A buffer for any block. */
  byte[] buffer() {
    return new byte[room(plain)];
  }

  byte[] plain(int turn) {
    return plain.get(Math.floorMod(turn, plain.size()));
  }

  byte[] compressed(int turn) {
    return compressed.get(Math.floorMod(turn, plain.size()));
  }

  /**
   * Checks what the block of a turn was compressed to; one of many is decompressed for it, into the
   * spare buffer.
   */
  void checkCompressed(int turn, byte[] found, int length, BlockCodec codec, byte[] spare) {
    expect(turn, "compressed bytes", compressed(turn).length, length);
    if (turn % (4 * SAMPLED) == 0) {
      checkContent(turn, spare, codec.decompress(found, length, spare));
    }
  }

  /** Checks what the block of a turn was decompressed to: its length, and one of many in full. */
  void checkDecompressed(int turn, byte[] found, int length) {
    expect(turn, "bytes", plain(turn).length, length);
    if (turn % SAMPLED == 0) {
      checkContent(turn, found, length);
    }
  }

  private void checkContent(int turn, byte[] found, int length) {
    byte[] expected = plain(turn);
    expect(turn, "bytes", expected.length, length);
    int differs = Arrays.mismatch(expected, 0, length, found, 0, length);
    expect(turn, "first byte that differs", -1, differs);
  }

  /** Decompresses each block, and checks and digests all of it. */
  void checkAll(BlockCodec codec, AnswerDigest answers) {
    byte[] buffer = buffer();
    Measure.OfBytes measure = new Measure.OfBytes();
    for (int block = 0; block < plain.size(); block++) {
      int length = codec.decompress(compressed(block), compressed(block).length, buffer);
      checkContent(block, buffer, length);
      answers.expect(
          "block " + block,
          measure.hash(plain(block)),
          measure.hash(Arrays.copyOf(buffer, length)));
    }
  }

  private void expect(int turn, String what, int expected, int actual) {
    if (expected != actual) {
      throw directory.wrongAnswer(
          what + " of block " + Math.floorMod(turn, plain.size()), expected, actual);
    }
  }
}
