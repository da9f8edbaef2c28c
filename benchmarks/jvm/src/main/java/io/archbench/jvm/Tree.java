package io.archbench.jvm;

import org.jspecify.annotations.Nullable;

/**
 * A node of a binary tree.
 *
 * @param value its own
 * @param left nothing in a leaf
 * @param right nothing in a leaf
 */
record Tree(int value, @Nullable Tree left, @Nullable Tree right) {
  /** A tree of so many levels; its values are taken from there on, a node before what is below. */
  static Tree grow(int[] values, int first, int levels) {
    int value = values[first];
    if (levels == 1) {
      return new Tree(value, null, null);
    }
    int below = (1 << (levels - 1)) - 1;
    return new Tree(
        value, grow(values, first + 1, levels - 1), grow(values, first + 1 + below, levels - 1));
  }

  /** Of all nodes, each weighted by its level, so that none can stand for another. */
  long weighed(int level) {
    long sum = (long) level * value;
    if (left != null) {
      sum += left.weighed(level + 1);
    }
    if (right != null) {
      sum += right.weighed(level + 1);
    }
    return sum;
  }
}
