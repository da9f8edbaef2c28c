package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * One cycle through memory, a cache line a step, in random order: each step has to wait for the one
 * before. Thread-safe.
 */
final class Chase implements Work {
  static final int HOPS = 1_000;
  private static final int LINE_BYTES = 64;
  private static final int LINE_INTS = LINE_BYTES / Integer.BYTES;

  /** Where each line is found in the order of the cycle; known before any step is taken. */
  private final int[] order;

  /** At the start of each line, where the next one starts. */
  private final int[] memory;

  Chase(Seed seed, int bytes) {
    SeededRandom random = seed.corpus();
    int lines = bytes / LINE_BYTES;
    order = new int[lines];
    for (int line = 0; line < lines; line++) {
      int other = random.nextIndex(line + 1);
      order[line] = order[other];
      order[other] = line;
    }
    memory = new int[lines * LINE_INTS];
    for (int place = 0; place < lines; place++) {
      memory[order[place] * LINE_INTS] = order[(place + 1) % lines] * LINE_INTS;
    }
  }

  /** How many lines there are. */
  int count() {
    return order.length;
  }

  /** Where the line is that has this place in the cycle. */
  int position(int place) {
    return order[place] * LINE_INTS;
  }

  /** Takes 1,000 steps. */
  int hop(int from) {
    int position = from;
    for (int hop = 0; hop < HOPS; hop++) {
      position = memory[position];
    }
    return position;
  }

  /** The place in the cycle after 1,000 steps. */
  int after(int place) {
    return (place + HOPS) % count();
  }

  void check(int place, int found, CellDirectory directory) {
    int expected = position(after(place));
    if (found != expected) {
      throw directory.wrongAnswer(
          "position " + HOPS + " steps after place " + place, expected, found);
    }
  }

  @Override
  public String sha256() {
    MessageDigest digest = Sha256.digest();
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES);
    for (int line : order) {
      digest.update(buffer.putInt(0, line).array());
    }
    return Sha256.hexadecimal(digest);
  }

  /** Goes round once, or a little more. */
  @Override
  public void checkAll(AnswerDigest answers) {
    int place = 0;
    for (int hops = 0; hops < count(); hops += HOPS) {
      answers.expect(
          "position " + HOPS + " steps after place " + place,
          position(after(place)),
          hop(position(place)));
      place = after(place);
    }
  }
}
