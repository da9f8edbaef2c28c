package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Clients that come and go. */
@BenchmarkMode(Mode.Throughput)
public class Connect {
  /**
   * Opens a session and closes it. The recorded time is that until it is open: to close one a
   * client waits for 100 ms, whatever the machine.
   */
  @Benchmark
  public void openClose(Clients clients, Caller caller) throws Exception {
    long start = System.nanoTime();
    try (Session session = clients.ensemble().connect(caller.thread)) {
      caller.latency.record(System.nanoTime() - start);
      clients.checkNew(session.client().getSessionId());
    }
  }

  /** An ensemble, and which sessions it has opened. */
  @State(Scope.Benchmark)
  public static class Clients extends SizedEnsemble {
    private static final int CHECKED = 3;

    private final Set<Long> known = ConcurrentHashMap.newKeySet();

    @Override
    void prepare(Ensemble running, int threads, AnswerDigest answers) throws Exception {
      for (int client = 0; client < CHECKED; client++) {
        try (Session session = running.connect(client)) {
          checkNew(session.client().getSessionId());
        }
      }
      answers.expect("sessions opened", CHECKED, known.size());
    }

    void checkNew(long id) {
      if (id == 0 || !known.add(id)) {
        throw directory.wrongAnswer("a session's id", "one of its own", id);
      }
    }

    @Override
    void finish(Ensemble running) {}
  }
}
