package io.archbench.keyvalue;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.ScratchDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/** The store alone, without a log, peers and a network. */
@BenchmarkMode(Mode.Throughput)
public class Lmdb {
  private static final int SCANNED = 100;

  /** Commits a transaction that overwrites one record. */
  @Benchmark
  public Transaction put(Alone alone, Choice choice) {
    return alone.put(choice.random);
  }

  /** Reads one record. */
  @Benchmark
  public Outcome get(Alone alone, Choice choice) {
    return alone.read(choice.random, 1);
  }

  /** Reads a hundred records. */
  @Benchmark
  public Outcome scan(Alone alone, Choice choice) {
    return alone.read(choice.random, SCANNED);
  }

  /** Which records a thread takes. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Choice {
    private SeededRandom random;

    /** Each thread has its own. */
    @Setup
    public void start(ThreadParams threads) {
      start(threads.getThreadIndex());
    }

    void start(int thread) {
      random = Seed.ofThisCell().purpose("client-" + thread);
    }
  }

  /** One store for all threads. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Alone {
    private static final int CHECKED = 2_000;
    private static final int BYTES = 256;

    private final CellDirectory directory = CellDirectory.ofThisCell();
    private ScratchDirectory scratch;
    private Store store;
    private Records records;

    /** Makes all records, and checks answers before anything is timed. */
    @Setup
    public void start() throws IOException {
      Seed seed = Seed.ofThisCell();
      scratch = new ScratchDirectory("keyvalue");
      try {
        FreeSpace.check(scratch.path());
        store = new Store(scratch.path());
      } catch (IOException | StoreException e) {
        scratch.close();
        throw e;
      }
      directory.nativeLibraries(List.of("lmdb"));
      records =
          new Records(directory, seed.corpus(), Served.records(CorpusSize.ofThisCell()), BYTES);
      directory.corpus(records.sha256());
      Model model = new Model();
      for (Transaction transaction : records.loading()) {
        store.apply(transaction);
        model.apply(transaction);
      }
      records.loaded();
      SeededRandom random = seed.purpose("check");
      for (int operation = 0; operation < CHECKED; operation++) {
        model.apply(put(random));
        read(random, SCANNED);
      }
      AnswerDigest answers = new AnswerDigest(directory);
      records.check(store, answers);
      records.check(store, model, answers);
      answers.write();
    }

    private Transaction put(SeededRandom random) {
      int record = random.nextIndex(records.count());
      Action.Put put = records.put(record, (int) random.nextLong());
      Transaction transaction = Transaction.of(List.of(put));
      store.apply(transaction);
      records.written(record);
      return transaction;
    }

    private Outcome read(SeededRandom random, int limit) {
      int first = random.nextIndex(records.count() - limit + 1);
      int atLeast = records.atLeast(first);
      Outcome outcome = store.read(records.range(first, limit));
      records.check(outcome, first, limit, atLeast);
      return outcome;
    }

    Store store() {
      return store;
    }

    /** Checks that no write was lost. */
    @TearDown
    public void stop() throws IOException {
      records.check(store, new AnswerDigest(directory));
      store.close();
      scratch.close();
    }
  }
}
