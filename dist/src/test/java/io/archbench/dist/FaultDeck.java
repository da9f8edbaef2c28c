package io.archbench.dist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Faults in an order that chance decides, but each kind comes up before any comes up again. */
final class FaultDeck {
  private final List<SoakFault> kinds;
  private final Random random;
  private final Deque<SoakFault> left = new ArrayDeque<>();

  FaultDeck(List<SoakFault> kinds, Random random) {
    this.kinds = List.copyOf(kinds);
    this.random = random;
  }

  synchronized SoakFault draw() {
    if (left.isEmpty()) {
      List<SoakFault> shuffled = new ArrayList<>(kinds);
      Collections.shuffle(shuffled, random);
      left.addAll(shuffled);
    }
    return left.removeFirst();
  }
}
