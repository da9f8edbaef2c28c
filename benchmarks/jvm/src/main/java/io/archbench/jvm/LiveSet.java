package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.util.Arrays;

/**
 * Trees that stay alive while others are made: so many that they take up a share of the heap. Each
 * thread replaces trees of its own, far from each other, so that old objects die and young ones
 * take their place; every tree is read when it is replaced. Threads touch different places.
 */
final class LiveSet implements Work {
  /** A node's header, number and two compressed references; larger heaps have more to a node. */
  static final int NODE_BYTES = 24;

  /** Coprime to all sizes below it, and so far that neighbours are replaced at different times. */
  private static final long STRIDE = 1_000_003;

  private final Trees trees;
  private final Tree[] held;
  private final int[] items;

  /** With room for so many bytes of trees. */
  LiveSet(Trees trees, long bytes) {
    this.trees = trees;
    int count = (int) Math.max(1, bytes / (NODE_BYTES * (long) Trees.NODES));
    if (count >= STRIDE) {
      throw new IllegalArgumentException(
          "a live set of " + bytes + " bytes: the largest is " + STRIDE + " trees of 24 KiB");
    }
    this.held = new Tree[count];
    this.items = new int[count];
    Arrays.setAll(items, place -> place % trees.count());
    Arrays.setAll(held, place -> trees.grow(items[place]));
  }

  /** How many trees are alive. */
  int count() {
    return held.length;
  }

  /** The place that is replaced in a turn of a thread. */
  int place(long turn, int thread, int threads) {
    int own = (count() - thread + threads - 1) / threads;
    return own < 1 ? thread % count() : thread + threads * (int) (turn % own * STRIDE % own);
  }

  /** Puts a new tree there, and returns the old one. */
  Tree replace(int place, int item) {
    Tree old = held[place];
    held[place] = trees.grow(item);
    return old;
  }

  /** Checks the tree that was alive until now, and keeps in mind which one is there instead. */
  void check(int place, int item, Tree old, CellDirectory directory) {
    trees.check(items[place], old, directory);
    items[place] = item;
  }

  /** Checks all that are alive. */
  void checkHeld(CellDirectory directory) {
    for (int place = 0; place < count(); place++) {
      trees.check(items[place], held[place], directory);
    }
  }

  @Override
  public String sha256() {
    return trees.sha256();
  }

  /** How many are alive follows from the heap, so that what is digested is each tree once. */
  @Override
  public void checkAll(AnswerDigest answers) {
    trees.checkAll(answers);
    checkHeld(CellDirectory.ofThisCell());
  }
}
