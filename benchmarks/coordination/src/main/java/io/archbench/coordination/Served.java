package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.InFlight;
import io.archbench.workload.Seed;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An ensemble, and a client with a session of its own for each thread. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class Served extends SizedEnsemble {
  private static final int CHECKED_ALONE = 50;
  private static final int CHECKED_TOGETHER = 500;

  private final List<Worker> workers = new ArrayList<>();
  private Sessions sessions;

  /** What clients do. */
  abstract Operation operation(Seed seed, CorpusSize size);

  @Override
  void prepare(Ensemble running, int threads, AnswerDigest answers) throws Exception {
    Operation operation = operation(Seed.ofThisCell(), CorpusSize.ofThisCell());
    directory.corpus(operation.corpusSha256());
    try (Session session = running.connect(0);
        Session reader = running.connect(1)) {
      operation.prepare(session);
      reader.client().sync("/");
      operation.check(reader, answers);
      check(operation.worker(session, "check", 0), reader, answers);
    }
    sessions = Sessions.open(running, threads);
    for (int thread = 0; thread < threads; thread++) {
      Session session = sessions.list().get(thread);
      session.client().sync("/");
      workers.add(operation.worker(session, "client-" + thread, thread));
    }
  }

  /** A fixed number of operations, so that what is left of them has the same digest everywhere. */
  private static void check(Worker worker, Session reader, AnswerDigest answers) throws Exception {
    for (int operation = 0; operation < CHECKED_ALONE; operation++) {
      worker.once();
    }
    InFlight window = new InFlight(ManyInFlight.WINDOW);
    for (int operation = 0; operation < CHECKED_TOGETHER; operation++) {
      window.begin();
      worker.send(window);
    }
    window.drain();
    worker.check(reader, answers);
  }

  /** The client of a thread. */
  Worker worker(int thread) {
    return workers.get(thread);
  }

  @Override
  void finish(Ensemble running) throws Exception {
    try (Session reader = running.connect(1)) {
      for (Worker worker : workers) {
        // compared, and kept nowhere: how much was done depends on the machine
        worker.check(reader, new AnswerDigest(directory));
      }
    }
    sessions.close();
  }
}
