package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.util.List;
import java.util.zip.CRC32C;

/** Blocks with their CRC32C, computed bit by bit from its polynomial. Thread-safe. */
final class Checksums implements Work {
  private static final int REVERSED_POLYNOMIAL = 0x82f63b78;

  private final List<byte[]> blocks;
  private final long[] expected;

  Checksums(List<byte[]> blocks) {
    this.blocks = blocks;
    this.expected = blocks.stream().mapToLong(Checksums::plain).toArray();
  }

  static long plain(byte[] block) {
    int register = -1;
    for (byte each : block) {
      register ^= each & 0xff;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        register = (register >>> 1) ^ (REVERSED_POLYNOMIAL & -(register & 1));
      }
    }
    return ~register & 0xffff_ffffL;
  }

  int count() {
    return blocks.size();
  }

  long crc32c(int item) {
    CRC32C checksum = new CRC32C();
    checksum.update(blocks.get(item));
    return checksum.getValue();
  }

  void check(int item, long found, CellDirectory directory) {
    if (found != expected[item]) {
      throw directory.wrongAnswer("CRC32C of block " + item, expected[item], found);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256(blocks);
  }

  @Override
  public void checkAll(AnswerDigest answers) {
    for (int item = 0; item < count(); item++) {
      answers.expect("CRC32C of block " + item, expected[item], crc32c(item));
    }
  }
}
