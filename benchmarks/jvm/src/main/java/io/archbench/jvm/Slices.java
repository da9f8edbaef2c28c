package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Memory that is read from end to end, a mebibyte at a time, and what each comes to. Thread-safe.
 */
final class Slices implements Work {
  static final int LONGS = (1 << 20) / Long.BYTES;

  private final long[] memory;
  private final long[] expected;
  private final String digest;

  Slices(Seed seed, int count) {
    SeededRandom random = seed.corpus();
    memory = new long[count * LONGS];
    expected = new long[count];
    MessageDigest corpus = Sha256.digest();
    ByteBuffer slice = ByteBuffer.allocate(LONGS * Long.BYTES);
    for (int item = 0; item < count; item++) {
      slice.clear();
      for (int index = 0; index < LONGS; index++) {
        long value = random.nextLong();
        memory[item * LONGS + index] = value;
        expected[item] ^= value;
        slice.putLong(value);
      }
      corpus.update(slice.array());
    }
    digest = Sha256.hexadecimal(corpus);
  }

  int count() {
    return expected.length;
  }

  /** All numbers of a slice, folded by exclusive or, which C2 does in vectors. */
  long fold(int item) {
    long folded = 0;
    for (int index = item * LONGS; index < (item + 1) * LONGS; index++) {
      folded ^= memory[index];
    }
    return folded;
  }

  void check(int item, long folded, CellDirectory directory) {
    if (folded != expected[item]) {
      throw directory.wrongAnswer("slice " + item + " folded", expected[item], folded);
    }
  }

  @Override
  public String sha256() {
    return digest;
  }

  @Override
  public void checkAll(AnswerDigest answers) {
    for (int item = 0; item < count(); item++) {
      answers.expect("slice " + item + " folded", expected[item], fold(item));
    }
  }
}
