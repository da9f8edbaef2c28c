package io.archbench.dist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Faults in an order that chance decides, but each kind comes up before any comes up again; rare
 * ones come up at first and then every so often.
 */
final class FaultDeck {
  /** Rounds of the others between two of rare ones. */
  private static final int RARELY = 6;

  private final List<SoakFault> kinds;
  private final Random random;
  private final Deque<SoakFault> left = new ArrayDeque<>();
  private int rounds;

  FaultDeck(List<SoakFault> kinds, Random random) {
    this.kinds = List.copyOf(kinds);
    this.random = random;
  }

  synchronized SoakFault draw() {
    if (left.isEmpty()) {
      boolean all = rounds++ % RARELY == 0;
      List<SoakFault> round =
          new ArrayList<>(kinds.stream().filter(kind -> all || !kind.isRare()).toList());
      Collections.shuffle(round, random);
      left.addAll(round);
    }
    return left.removeFirst();
  }
}
