package io.archbench.pipeline;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Work on access logs that all threads do, with the check of all of it before it is timed. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public abstract class LoggedWork {
  /** How many events are kept as objects where a filter is measured alone. */
  static final int FEW = 10_000;

  final CellDirectory directory = CellDirectory.ofThisCell();
  private CheckedBatches<?> batches;

  /** Makes the inputs, and says what has to come out. */
  abstract CheckedBatches<?> prepare(AccessLogs logs, KnownEvents known) throws IOException;

  /** Makes the corpus, and checks what becomes of each of its lines. */
  @Setup
  public void build() throws IOException {
    Seed seed = Seed.ofThisCell();
    AccessLogs logs = AccessLogs.of(CorpusSize.ofThisCell(), seed);
    directory.corpus(logs.sha256());
    batches = prepare(logs, new KnownEvents(logs, new Networks(seed.purpose("networks"))));
    AnswerDigest answers = new AnswerDigest(directory);
    batches.checkAll(answers);
    answers.write();
  }

  List<?> run(Caller caller) throws IOException {
    return run(batches, caller);
  }

  private static <T> List<T> run(CheckedBatches<T> batches, Caller caller) throws IOException {
    int turn = caller.next();
    long start = System.nanoTime();
    List<T> batch = batches.make(turn);
    caller.latency.record(System.nanoTime() - start);
    batches.check(turn, batch);
    return batch;
  }
}
