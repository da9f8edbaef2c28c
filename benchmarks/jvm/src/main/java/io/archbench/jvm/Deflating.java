package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Blocks, as they are and deflated at level 6. Thread-safe. */
final class Deflating implements Work {
  private static final int LEVEL = 6;

  private final List<byte[]> blocks;
  private final List<byte[]> deflated;

  Deflating(List<byte[]> blocks) {
    this.blocks = blocks;
    this.deflated = blocks.stream().map(Deflating::deflate).collect(Collectors.toList());
  }

  int count() {
    return blocks.size();
  }

  byte[] deflate(int item) {
    return deflate(blocks.get(item));
  }

  byte[] inflate(int item) throws DataFormatException {
    return inflate(deflated.get(item), blocks.get(item).length);
  }

  private static byte[] deflate(byte[] block) {
    Deflater deflater = new Deflater(LEVEL);
    try {
      deflater.setInput(block);
      deflater.finish();
      byte[] output = new byte[block.length + 64];
      int length = deflater.deflate(output);
      return Arrays.copyOf(output, length);
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflate(byte[] deflated, int length) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      byte[] block = new byte[length];
      int filled = inflater.inflate(block);
      return Arrays.copyOf(block, filled);
    } finally {
      inflater.end();
    }
  }

  /** Checks that it is what was deflated, and found to be right, before. */
  void checkDeflated(int item, byte[] found, CellDirectory directory) {
    Bytes.check("deflated block", item, deflated.get(item), found, directory);
  }

  /** Checks every byte. */
  void checkInflated(int item, byte[] found, CellDirectory directory) {
    Bytes.check("block", item, blocks.get(item), found, directory);
  }

  @Override
  public String sha256() {
    return Bytes.sha256(blocks);
  }

  /** Deflated bytes depend on the library's version, so that what is digested is what they hold. */
  @Override
  public void checkAll(AnswerDigest answers) throws DataFormatException {
    for (int item = 0; item < count(); item++) {
      answers.expect(
          "block " + item,
          List.of(Bytes.sha256(List.of(blocks.get(item)))),
          List.of(Bytes.sha256(List.of(inflate(item)))));
      // half at most is left of such lines, or nothing was compressed
      answers.expect(
          "block " + item + " is smaller",
          List.of(true),
          List.of(2 * deflated.get(item).length < blocks.get(item).length));
    }
  }
}
