package io.archbench.keyvalue;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.InFlight;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A cluster that holds records, and a client for each thread. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class Served extends RunningCluster {
  private static final int CHECKED_ALONE = 50;
  private static final int CHECKED_TOGETHER = 100;
  private static final int WINDOW = 64;
  private static final int LOADED_AT_ONCE = 8;

  private final List<Session> sessions = new ArrayList<>();
  private final List<Worker> clients = new ArrayList<>();
  private Records records;

  /** Length of the values. */
  abstract int bytes();

  /** What clients do. */
  abstract Worker worker(Workers workers, Session session, SeededRandom random);

  @Override
  void prepare(Cluster running, int threads, AnswerDigest answers) throws Exception {
    Seed seed = Seed.ofThisCell();
    records = new Records(directory, seed.corpus(), records(CorpusSize.ofThisCell()), bytes());
    directory.corpus(records.sha256());
    Workers workers = new Workers(directory, records);
    checkAlone(running, workers, seed.purpose("check-alone"), answers);
    try (Session session = running.connect(0)) {
      together(worker(workers, session, seed.purpose("check-together")));
      records.check(running.agreed(directory), answers);
    }
    for (int thread = 0; thread < threads; thread++) {
      sessions.add(running.connect(thread));
      clients.add(worker(workers, sessions.get(thread), seed.purpose("client-" + thread)));
    }
  }

  static int records(CorpusSize size) {
    return switch (size) {
      case SMALL -> 1_000;
      case MEDIUM -> 10_000;
      case LARGE -> 100_000;
    };
  }

  /** One request after the other, so that there is but one right answer. */
  private void checkAlone(
      Cluster running, Workers workers, SeededRandom random, AnswerDigest answers)
      throws InterruptedException {
    Model model = new Model();
    try (Session session = running.connect(0, model::apply)) {
      load(session);
      // or a follower answers serializable reads before it has what is read
      running.agreed(directory);
      Worker checked = worker(workers, session, random);
      for (int operation = 0; operation < CHECKED_ALONE; operation++) {
        checked.once();
      }
    }
    Store store = running.agreed(directory);
    records.check(store, answers);
    records.check(store, model, answers);
  }

  private void load(Session session) throws InterruptedException {
    InFlight window = new InFlight(LOADED_AT_ONCE);
    for (Transaction transaction : records.loading()) {
      window.begin();
      Worker loading = () -> session.write(transaction).thenAccept(outcome -> {});
      loading.send(window);
    }
    window.drain();
    records.loaded();
  }

  private static void together(Worker worker) throws InterruptedException {
    InFlight window = new InFlight(WINDOW);
    for (int operation = 0; operation < CHECKED_TOGETHER; operation++) {
      window.begin();
      worker.send(window);
    }
    window.drain();
  }

  /** The client of a thread. */
  Worker client(int thread) {
    return clients.get(thread);
  }

  @Override
  void finish(Cluster running) throws Exception {
    Store store = running.agreed(directory);
    // compared, and kept nowhere: how much was done depends on the machine
    AnswerDigest compared = new AnswerDigest(directory);
    records.check(store, compared);
    compared.expect("leases left", 0, store.leases());
    sessions.forEach(Session::close);
  }
}
