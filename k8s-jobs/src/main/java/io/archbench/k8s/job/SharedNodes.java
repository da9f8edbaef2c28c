package io.archbench.k8s.job;

import io.archbench.trial.Place;
import io.archbench.trial.Places;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Nodes that are held once for all variants that select the same ones. Thread-safe. */
final class SharedNodes {
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable HeldNodes nodes;
  private int wantedMost;
  private int users;

  /** Holds nodes, which takes its time. */
  interface Acquisition {
    HeldNodes acquire() throws InterruptedException;
  }

  /**
   * The nodes: held already, or acquired now; given back when the last who uses them is done.
   *
   * @param wanted how many the acquisition holds, those that are held already among them
   */
  Places acquire(int wanted, Acquisition acquisition) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      HeldNodes found = nodes == null || wanted > wantedMost ? acquisition.acquire() : nodes;
      nodes = found;
      wantedMost = Math.max(wanted, wantedMost);
      users++;
      List<Place> own =
          found.places().stream().sorted(Comparator.comparing(Place::name)).limit(wanted).toList();
      return new HeldNodes(own, own.size() < wanted ? found.missing() : "", this::giveBack);
    } finally {
      lock.unlock();
    }
  }

  private void giveBack() {
    lock.lock();
    try {
      users--;
      if (users == 0 && nodes != null) {
        nodes.close();
        nodes = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
