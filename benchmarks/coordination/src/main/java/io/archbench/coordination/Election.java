package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.framework.recipes.leader.LeaderLatchListener;
import org.jspecify.annotations.Nullable;

/** Candidates with sessions of their own, of which one leads. For one thread. */
final class Election implements AutoCloseable {
  private static final int CANDIDATES = 3;
  private static final long PATIENCE_SECONDS = 60;

  private final String path;
  private final CellDirectory directory;
  private final List<Candidate> candidates = new ArrayList<>();
  private final BlockingQueue<Candidate> elected = new LinkedBlockingQueue<>();
  private Candidate leader;
  private int handOvers;

  /** Starts with a leader. */
  Election(Ensemble ensemble, String path, CellDirectory directory) throws Exception {
    this.path = path;
    this.directory = directory;
    for (int number = 0; number < CANDIDATES; number++) {
      candidates.add(new Candidate(CuratorClients.connect(ensemble, number)));
    }
    for (Candidate candidate : candidates) {
      candidate.stand();
    }
    leader = next();
  }

  /** Lets the leader resign, and returns the nanoseconds until the next one leads. */
  long handOver() throws Exception {
    if (!elected.isEmpty()) {
      throw directory.wrongAnswer("leaders of " + path, 1, 1 + elected.size());
    }
    Candidate former = leader;
    long start = System.nanoTime();
    former.resign();
    leader = next();
    long took = System.nanoTime() - start;
    handOvers++;
    checkLeader(former);
    former.stand();
    return took;
  }

  private Candidate next() throws InterruptedException {
    Candidate next = elected.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw directory.wrongAnswer("leaders of " + path + " after " + PATIENCE_SECONDS + " s", 1, 0);
    }
    return next;
  }

  private void checkLeader(Candidate former) {
    if (leader == former) {
      throw directory.wrongAnswer("who leads " + path, "another candidate", "the former leader");
    }
    long leading = candidates.stream().filter(Candidate::leads).count();
    if (leading != 1) {
      throw directory.wrongAnswer("leaders of " + path, 1, leading);
    }
  }

  /** Checks that each resignation brought one leader. */
  void check(AnswerDigest answers) {
    answers.expect("leaders waiting to lead", 0, elected.size());
    answers.expect(
        "terms begun",
        handOvers + 1L,
        candidates.stream().mapToLong(candidate -> candidate.terms.get()).sum());
  }

  @Override
  public void close() throws IOException {
    for (Candidate candidate : candidates) {
      candidate.resign();
      candidate.curator.close();
    }
  }

  /** One client. */
  private final class Candidate implements LeaderLatchListener {
    private final CuratorFramework curator;
    private @Nullable LeaderLatch latch;
    private final AtomicInteger terms = new AtomicInteger();

    Candidate(CuratorFramework curator) {
      this.curator = curator;
    }

    void stand() throws Exception {
      LeaderLatch fresh = new LeaderLatch(curator, path);
      fresh.addListener(this);
      latch = fresh;
      fresh.start();
    }

    void resign() throws IOException {
      LeaderLatch held = latch;
      if (held != null) {
        held.close();
      }
    }

    boolean leads() {
      LeaderLatch held = latch;
      return held != null && held.hasLeadership();
    }

    @Override
    public void isLeader() {
      terms.incrementAndGet();
      elected.add(this);
    }

    @Override
    public void notLeader() {}
  }
}
