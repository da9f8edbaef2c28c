package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Curator's lock, which all threads want. */
@BenchmarkMode(Mode.Throughput)
public class Mutex {
  /** Acquires the lock and releases it. */
  @Benchmark
  public void acquireRelease(Lock lock, Caller caller) throws Exception {
    SharedLock.Candidate candidate = lock.candidates.get(caller.thread);
    long start = System.nanoTime();
    candidate.acquireRelease();
    caller.latency.record(System.nanoTime() - start);
  }

  /** A lock, and a client for each thread. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Lock extends SizedEnsemble {
    private static final int CHECKED_CLIENTS = 3;
    private static final int CHECKED = 20;

    private final List<SharedLock.Candidate> candidates = new ArrayList<>();
    private SharedLock lock;

    @Override
    void prepare(Ensemble running, int threads, AnswerDigest answers) throws Exception {
      check(running, answers);
      lock = new SharedLock("/lock", directory);
      for (int thread = 0; thread < threads; thread++) {
        candidates.add(lock.candidate(running, thread));
      }
    }

    private void check(Ensemble running, AnswerDigest answers) throws Exception {
      SharedLock checked = new SharedLock("/check", directory);
      ExecutorService clients = Executors.newFixedThreadPool(CHECKED_CLIENTS);
      try {
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int client = 0; client < CHECKED_CLIENTS; client++) {
          SharedLock.Candidate candidate = checked.candidate(running, client);
          tasks.add(() -> candidate.acquireRelease(CHECKED));
        }
        for (Future<Long> done : clients.invokeAll(tasks)) {
          answers.expect("times that a client held the lock", CHECKED, done.get());
        }
        checked.check(answers);
      } finally {
        clients.shutdownNow();
        checked.close();
      }
    }

    @Override
    void finish(Ensemble running) {
      lock.check(new AnswerDigest(directory));
      lock.close();
    }
  }
}
