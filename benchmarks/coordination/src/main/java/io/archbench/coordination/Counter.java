package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.atomic.AtomicValue;
import org.apache.curator.framework.recipes.atomic.DistributedAtomicLong;
import org.apache.curator.framework.recipes.atomic.PromotedToLock;
import org.apache.curator.retry.RetryNTimes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Curator's atomic number, which all threads count up. */
@BenchmarkMode(Mode.Throughput)
public class Counter {
  /** Counts up by one: read and set if unchanged, under a lock after three vain attempts. */
  @Benchmark
  public void increment(Shared shared, Caller caller) throws Exception {
    long start = System.nanoTime();
    shared.increment(caller.thread);
    caller.latency.record(System.nanoTime() - start);
  }

  /** The number, and a client for each thread. */
  @State(Scope.Benchmark)
  public static class Shared extends SizedEnsemble {
    private static final int CHECKED = 20;
    private static final String PATH = "/counter";
    private static final RetryNTimes OPTIMISTIC = new RetryNTimes(3, 0);
    private static final RetryNTimes LOCKED = new RetryNTimes(1_000, 1);

    private final List<CuratorFramework> clients = new ArrayList<>();
    private final List<DistributedAtomicLong> numbers = new ArrayList<>();
    private final AtomicLong counted = new AtomicLong();

    @Override
    void prepare(Ensemble running, int threads, AnswerDigest answers) throws Exception {
      for (int thread = 0; thread < threads; thread++) {
        CuratorFramework client = CuratorClients.connect(running, thread);
        clients.add(client);
        numbers.add(
            new DistributedAtomicLong(
                client,
                PATH,
                OPTIMISTIC,
                PromotedToLock.builder().lockPath(PATH + "-lock").retryPolicy(LOCKED).build()));
      }
      numbers.get(0).initialize(0L);
      for (int turn = 0; turn < CHECKED; turn++) {
        increment(0);
      }
      check(answers);
    }

    void increment(int thread) throws Exception {
      AtomicValue<Long> value = numbers.get(thread).increment();
      if (!value.succeeded() || value.postValue() != value.preValue() + 1) {
        throw directory.wrongAnswer(
            "what counting made of " + value.preValue(),
            value.preValue() + 1,
            value.succeeded() ? value.postValue() : "not counted");
      }
      counted.incrementAndGet();
    }

    private void check(AnswerDigest answers) throws Exception {
      answers.expect("the number", counted.get(), numbers.get(0).get().postValue());
    }

    @Override
    void finish(Ensemble running) throws Exception {
      check(new AnswerDigest(directory));
      clients.forEach(CuratorFramework::close);
    }
  }
}
