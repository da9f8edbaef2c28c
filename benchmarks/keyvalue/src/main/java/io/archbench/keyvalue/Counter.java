package io.archbench.keyvalue;

import io.archbench.workload.AnswerDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A number that all threads count up. */
@BenchmarkMode(Mode.Throughput)
public class Counter {
  /** Counts up by one: compare and set, again with what was found if others were faster. */
  @Benchmark
  public void compareAndSet(Shared shared, Caller caller) throws InterruptedException {
    long start = System.nanoTime();
    shared.increment(caller.thread);
    caller.latency.record(System.nanoTime() - start);
  }

  /** The number, and a client for each thread. */
  @State(Scope.Benchmark)
  public static class Shared extends RunningCluster {
    private static final int CHECKED = 20;
    private static final ByteString KEY = ByteString.copyFromUtf8("/counter");

    private final List<Session> sessions = new ArrayList<>();
    private final AtomicLong counted = new AtomicLong();

    @Override
    void prepare(Cluster running, int threads, AnswerDigest answers) throws Exception {
      for (int thread = 0; thread < threads; thread++) {
        sessions.add(running.connect(thread));
      }
      for (int turn = 0; turn < CHECKED; turn++) {
        increment(0);
      }
      check(running, answers);
    }

    /** Each try tells what is there, so that no read is needed before the next. */
    void increment(int thread) throws InterruptedException {
      Action.Range range = new Action.Range(KEY, 1);
      Session session = sessions.get(thread);
      Outcome known = Session.await(session.read(range, Consistency.SERIALIZABLE));
      for (boolean done = false; !done; ) {
        long modified = known.found().isEmpty() ? 0 : known.found().get(0).modified();
        Compare unchanged = new Compare(Compare.Target.MODIFIED, KEY, modified);
        Action.Put put = new Action.Put(KEY, ByteString.copyFromUtf8(number(known) + 1 + ""));
        known =
            Session.await(
                session.write(new Transaction(List.of(unchanged), List.of(put), List.of(range))));
        done = known.succeeded();
      }
      counted.incrementAndGet();
    }

    private static long number(Outcome outcome) {
      return outcome.found().stream()
          .mapToLong(found -> Long.parseLong(found.value().toStringUtf8()))
          .sum();
    }

    private void check(Cluster running, AnswerDigest answers) throws InterruptedException {
      Outcome outcome = running.agreed(directory).read(new Action.Range(KEY, 1));
      answers.expect("the number", counted.get(), number(outcome));
      answers.expect("its version", counted.get(), outcome.found().get(0).version());
      answers.expect("revision", counted.get(), outcome.revision());
    }

    @Override
    void finish(Cluster running) throws Exception {
      check(running, new AnswerDigest(directory));
      sessions.forEach(Session::close);
    }
  }
}
