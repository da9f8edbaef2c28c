package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.locks.InterProcessMutex;

/**
 * An {@link InterProcessMutex} and what it protects: a counter that loses counts as soon as two
 * hold the lock.
 */
final class SharedLock implements AutoCloseable {
  private final String path;
  private final CellDirectory directory;
  private final List<Candidate> candidates = new ArrayList<>();
  private final AtomicInteger holders = new AtomicInteger();
  private final AtomicLong counter = new AtomicLong();

  SharedLock(String path, CellDirectory directory) {
    this.path = path;
    this.directory = directory;
  }

  /** Another client that wants it; not while the others already do. */
  Candidate candidate(Ensemble ensemble, int client) throws InterruptedException {
    CuratorFramework curator = CuratorClients.connect(ensemble, client);
    Candidate candidate = new Candidate(curator, new InterProcessMutex(curator, path));
    candidates.add(candidate);
    return candidate;
  }

  /** What the holder of the lock does first: not atomic, so that it shows if two do it at once. */
  void enter() {
    int others = holders.getAndIncrement();
    if (others != 0) {
      throw directory.wrongAnswer("holders of " + path, 1, others + 1);
    }
    counter.set(counter.get() + 1);
  }

  void leave() {
    holders.decrementAndGet();
  }

  /** Checks that no count was lost. */
  void check(AnswerDigest answers) {
    answers.expect(
        "counts under the lock",
        candidates.stream().mapToLong(candidate -> candidate.held.get()).sum(),
        counter.get());
  }

  @Override
  public void close() {
    candidates.forEach(candidate -> candidate.curator.close());
  }

  /** One client. For one thread. */
  final class Candidate {
    private final CuratorFramework curator;
    private final InterProcessMutex mutex;
    private final AtomicLong held = new AtomicLong();

    Candidate(CuratorFramework curator, InterProcessMutex mutex) {
      this.curator = curator;
      this.mutex = mutex;
    }

    void acquireRelease() throws Exception {
      mutex.acquire();
      try {
        enter();
        held.incrementAndGet();
        leave();
      } finally {
        mutex.release();
      }
    }

    /** Does so that often, and returns how often it held the lock. */
    long acquireRelease(int times) throws Exception {
      for (int time = 0; time < times; time++) {
        acquireRelease();
      }
      return held.get();
    }
  }
}
