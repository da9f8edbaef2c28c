package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.BlockCodec;
import io.archbench.workload.CellDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Blocks, as they are and compressed by a native library. Thread-safe. */
final class Compressing implements Work {
  private final String codec;
  private final List<byte[]> blocks;
  private final List<byte[]> compressed = new ArrayList<>();

  Compressing(String codec, List<byte[]> blocks) {
    this.codec = codec;
    this.blocks = blocks;
    try (BlockCodec used = BlockCodec.of(codec)) {
      byte[] buffer = buffer();
      for (byte[] block : blocks) {
        compressed.add(Arrays.copyOf(buffer, used.compress(block, buffer)));
      }
    }
  }

  int count() {
    return blocks.size();
  }

  /** One thread's codec. */
  BlockCodec codec() {
    return BlockCodec.of(codec);
  }

  /** One thread's room for a block, compressed or not. */
  byte[] buffer() {
    return new byte[2 * blocks.get(0).length];
  }

  /** Returns how many bytes of the buffer the compressed block takes. */
  int compress(int item, BlockCodec used, byte[] buffer) {
    return used.compress(blocks.get(item), buffer);
  }

  /** Returns how many bytes of the buffer the block takes. */
  int decompress(int item, BlockCodec used, byte[] buffer) {
    byte[] from = compressed.get(item);
    return used.decompress(from, from.length, buffer);
  }

  /** Checks that it is what was compressed, and found to be right, before. */
  void checkCompressed(int item, byte[] buffer, int length, CellDirectory directory) {
    check("compressed block", item, compressed.get(item), buffer, length, directory);
  }

  /** Checks every byte. */
  void checkDecompressed(int item, byte[] buffer, int length, CellDirectory directory) {
    check("block", item, blocks.get(item), buffer, length, directory);
  }

  private static void check(
      String question, int item, byte[] expected, byte[] buffer, int length, CellDirectory to) {
    if (length < 0 || !Arrays.equals(expected, 0, expected.length, buffer, 0, length)) {
      byte[] found = Arrays.copyOf(buffer, Math.max(0, length));
      Bytes.check(question, item, expected, found, to);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256(blocks);
  }

  /** Compressed bytes are the library's choice, so that what is digested is what they hold. */
  @Override
  public void checkAll(AnswerDigest answers) {
    CellDirectory directory = CellDirectory.ofThisCell();
    byte[] buffer = buffer();
    try (BlockCodec used = codec()) {
      directory.nativeLibraries(List.of(used.library()));
      for (int item = 0; item < count(); item++) {
        byte[] found = Arrays.copyOf(buffer, Math.max(0, decompress(item, used, buffer)));
        answers.expect(
            "block " + item,
            List.of(Bytes.sha256(List.of(blocks.get(item)))),
            List.of(Bytes.sha256(List.of(found))));
        answers.expect(
            "block " + item + " is smaller",
            List.of(true),
            List.of(compressed.get(item).length < blocks.get(item).length));
      }
    }
  }
}
