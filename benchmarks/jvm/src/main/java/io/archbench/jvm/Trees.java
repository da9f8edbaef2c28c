package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.util.Arrays;
import java.util.List;

/** Values from which trees of small objects are grown, and what each comes to. Thread-safe. */
final class Trees implements Work {
  static final int LEVELS = 10;
  static final int NODES = (1 << LEVELS) - 1;

  private final int[] values;
  private final long[] expected;

  Trees(Seed seed, int count) {
    SeededRandom random = seed.corpus();
    values = new int[count * NODES];
    Arrays.setAll(values, index -> random.nextIndex(1_000_000));
    expected = new long[count];
    Arrays.setAll(expected, this::plain);
  }

  /** Without a tree: the level of a node follows from its position. */
  private long plain(int item) {
    long sum = 0;
    for (int node = 0; node < NODES; node++) {
      sum += (long) level(node) * values[item * NODES + node];
    }
    return sum;
  }

  private static int level(int node) {
    int position = node;
    int level = 1;
    for (int below = NODES / 2; position > 0; below /= 2) {
      position = (position - 1) % below;
      level++;
    }
    return level;
  }

  int count() {
    return expected.length;
  }

  Tree grow(int item) {
    return Tree.grow(values, item * NODES, LEVELS);
  }

  /** Checks all nodes by their sum. */
  void check(int item, Tree tree, CellDirectory directory) {
    long found = tree.weighed(1);
    if (found != expected[item]) {
      throw directory.wrongAnswer("weight of tree " + item, expected[item], found);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256OfLines(List.of(Arrays.toString(values)));
  }

  @Override
  public void checkAll(AnswerDigest answers) {
    for (int item = 0; item < count(); item++) {
      answers.expect("weight of tree " + item, expected[item], grow(item).weighed(1));
    }
  }
}
