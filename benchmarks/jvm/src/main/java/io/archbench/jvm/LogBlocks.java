package io.archbench.jvm;

import io.archbench.workload.WebLogCorpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Blocks of equal length, cut from the JSON lines of a web log. */
final class LogBlocks {
  private LogBlocks() {}

  /** As many as the lines fill. */
  static List<byte[]> of(WebLogCorpus corpus, int bytes) {
    List<byte[]> blocks = new ArrayList<>();
    byte[] block = new byte[bytes];
    int filled = 0;
    for (int index = 0; index < corpus.size(); index++) {
      byte[] line = (corpus.line(index).json() + "\n").getBytes(StandardCharsets.UTF_8);
      int taken = Math.min(line.length, bytes - filled);
      System.arraycopy(line, 0, block, filled, taken);
      filled += taken;
      if (filled == bytes) {
        blocks.add(block);
        // the rest of the line opens the next block
        block = Arrays.copyOf(Arrays.copyOfRange(line, taken, line.length), bytes);
        filled = line.length - taken;
      }
    }
    return blocks;
  }
}
