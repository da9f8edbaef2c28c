package io.archbench.keyvalue;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Zipf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** What clients do with records: each method makes one client. */
final class Workers {
  private static final double YCSB_EXPONENT = 0.99;
  // a prime that divides no corpus: popular records are spread over the key space
  private static final long SPREAD = 7_919;

  private static final ByteString ABSENT = ByteString.copyFromUtf8("/absent");

  private final CellDirectory directory;
  private final Records records;
  private final Zipf popularity;

  Workers(CellDirectory directory, Records records) {
    this.directory = directory;
    this.records = records;
    popularity = new Zipf(records.count(), YCSB_EXPONENT);
  }

  /** Overwrites one record, any. */
  Worker put(Session session, SeededRandom random) {
    return () -> {
      int record = random.nextIndex(records.count());
      return put(session, record, (int) random.nextLong());
    };
  }

  private CompletableFuture<Void> put(Session session, int record, int turn) {
    return session
        .write(Transaction.of(List.of(records.put(record, turn))))
        .thenAccept(outcome -> records.written(record));
  }

  /** Reads so many records from any on. */
  Worker range(Session session, SeededRandom random, int keys, Consistency consistency) {
    return () -> range(session, random.nextIndex(records.count() - keys + 1), keys, consistency);
  }

  private CompletableFuture<Void> range(
      Session session, int first, int keys, Consistency consistency) {
    // serializable reads may be stale: only linearizable ones have to find what was acknowledged
    int atLeast = consistency == Consistency.LINEARIZABLE ? records.atLeast(first) : 1;
    return session
        .read(records.range(first, keys), consistency)
        .thenAccept(outcome -> records.check(outcome, first, keys, atLeast));
  }

  /** Half of its transactions find the condition true, write and read; the others only read. */
  Worker transaction(Session session, SeededRandom random) {
    return () -> {
      int record = random.nextIndex(records.count());
      int turn = (int) random.nextLong();
      return random.nextDouble() < 0.5
          ? transaction(session, record, List.of(records.put(record, turn)))
          : transaction(session, record, List.of());
    };
  }

  /** No key is before all records, so a condition that it is absent holds, and others do not. */
  private CompletableFuture<Void> transaction(Session session, int record, List<Action.Put> puts) {
    boolean holds = !puts.isEmpty();
    Compare compare = new Compare(Compare.Target.VERSION, ABSENT, holds ? 0 : 1);
    Action.Range range = records.range(record, 1);
    int atLeast = records.atLeast(record) + puts.size();
    List<Action> then = new ArrayList<>(puts);
    then.add(range);
    return session
        .write(new Transaction(List.of(compare), then, List.of(range)))
        .thenAccept(
            outcome -> {
              if (outcome.succeeded() != holds) {
                throw directory.wrongAnswer(
                    "whether a condition holds", holds, outcome.succeeded());
              }
              records.check(outcome, record, 1, atLeast);
              if (holds) {
                records.written(record);
              }
            });
  }

  /** Grants a lease of its own, keeps it alive and revokes it. */
  Worker lease(Session session, SeededRandom random) {
    return () -> {
      long id = random.nextLong();
      long seconds = 10 + (id & 63);
      return session
          .write(new Lease(id, seconds))
          .thenCompose(granted -> session.keepAlive(id))
          .thenCompose(
              kept -> {
                if (kept.revision() != seconds) {
                  throw directory.wrongAnswer("seconds of a lease", seconds, kept.revision());
                }
                return session.write(new Lease(id, 0));
              })
          .thenAccept(
              revoked -> {
                if (!revoked.succeeded()) {
                  throw directory.wrongAnswer("whether a lease was there", true, false);
                }
              });
    };
  }

  /** A mix of YCSB over records of which few are popular: reads, and writes that may read first. */
  Worker mix(Session session, SeededRandom random, Mix mix) {
    return () -> {
      int record = (int) (popularity.draw(random) * SPREAD % records.count());
      int turn = (int) random.nextLong();
      if (random.nextDouble() < mix.reads()) {
        return range(session, record, 1, Consistency.LINEARIZABLE);
      }
      if (mix.readsFirst()) {
        return range(session, record, 1, Consistency.LINEARIZABLE)
            .thenCompose(read -> put(session, record, turn));
      }
      return put(session, record, turn);
    };
  }
}
