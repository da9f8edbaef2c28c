package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Amounts that several threads add to one total, each of them keeping books. */
final class Adding implements Work {
  private static final int AMOUNTS = 1_024;
  private static final int THREADS = 4;
  private static final int ROUNDS = 50;

  private final int[] amounts = new int[AMOUNTS];
  private final Total total;
  private final Queue<Adder> adders = new ConcurrentLinkedQueue<>();

  Adding(Seed seed, Total total) {
    SeededRandom random = seed.corpus();
    Arrays.setAll(amounts, index -> 1 + random.nextIndex(1_000));
    this.total = total;
  }

  /** Who adds; for one thread. */
  Adder adder() {
    Adder adder = new Adder();
    adders.add(adder);
    return adder;
  }

  /** Checks, when nobody adds any more, that nothing was lost and nothing doubled. */
  void check(CellDirectory directory) {
    long expected = adders.stream().mapToLong(adder -> adder.added).sum();
    if (total.sum() != expected) {
      throw directory.wrongAnswer("sum of what all threads added", expected, total.sum());
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256OfLines(List.of(Arrays.toString(amounts)));
  }

  /** Lets some threads add at once, each all amounts. */
  @Override
  public void checkAll(AnswerDigest answers) throws InterruptedException {
    long before = total.sum();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      Adder adder = adder();
      threads.add(new Thread(() -> addAll(adder), "adder-" + number));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    long each = Arrays.stream(amounts).asLongStream().sum();
    answers.expect(
        "sum of what " + THREADS + " threads added", THREADS * ROUNDS * each, total.sum() - before);
  }

  private static void addAll(Adder adder) {
    for (int turn = 0; turn < ROUNDS * AMOUNTS; turn++) {
      adder.addNext();
    }
  }

  /** One thread's share. */
  final class Adder {
    private int next;
    private long added;

    long addNext() {
      int amount = amounts[next];
      next = (next + 1) % AMOUNTS;
      total.add(amount);
      added += amount;
      return added;
    }
  }
}
