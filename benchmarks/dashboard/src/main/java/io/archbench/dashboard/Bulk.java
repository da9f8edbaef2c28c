package io.archbench.dashboard;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.WebLogCorpus;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A shipper sends what the dashboards will show. */
@BenchmarkMode(Mode.Throughput)
public class Bulk {
  /** A thousand documents in one request; the score counts documents. */
  @Benchmark
  @OperationsPerInvocation(Batch.DOCUMENTS)
  public long index(Shipped shipped, Caller caller) throws InterruptedException {
    return shipped.shipper(caller.thread).send(caller.latency);
  }

  /** A shipper for each thread. */
  @State(Scope.Benchmark)
  public static class Shipped extends RunningNode {
    /** As many as fit twice into the heap; all clients send the same bytes. */
    private static final int MOST = 200_000;

    /** Small corpora are sent several times, or the new indexes would be what is measured. */
    private static final int LEAST_BATCHES = 100;

    private final List<Shipper> shippers = new ArrayList<>();

    @Override
    int most() {
      return MOST;
    }

    @Override
    void prepare(WebLogCorpus corpus, AnswerDigest answers) throws InterruptedException {
      List<Batch> batches = Batch.all(corpus);
      int pass = Math.max(LEAST_BATCHES, batches.size());
      for (int thread = 0; thread < clients().size(); thread++) {
        shippers.add(new Shipper(client(thread), "logs-" + thread, batches, pass, directory));
      }
      shippers.get(0).sendOnce(answers);
    }

    Shipper shipper(int thread) {
      return shippers.get(thread);
    }

    @Override
    void finish() throws InterruptedException {
      for (Shipper shipper : shippers) {
        // compared, and kept nowhere: how much was done depends on the machine
        shipper.check(new AnswerDigest(directory));
      }
    }
  }
}
