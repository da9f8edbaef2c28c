package io.archbench.keyvalue;

import io.archbench.workload.AnswerDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Changes that a client at another peer waits for. */
@BenchmarkMode(Mode.Throughput)
public class Watch {
  /**
   * Watches the thread's key at a follower, and writes it through the leader. The recorded time is
   * that from the write until the watcher was told.
   */
  @Benchmark
  public void putUntilTold(Watched watched, Caller caller) throws InterruptedException {
    caller.latency.record(watched.keys.get(caller.thread).change());
  }

  /** A key for each thread. */
  @State(Scope.Benchmark)
  public static class Watched extends RunningCluster {
    private static final int CHECKED = 20;

    private final List<WatchedKey> keys = new ArrayList<>();

    @Override
    void prepare(Cluster running, int threads, AnswerDigest answers) throws Exception {
      try (WatchedKey checked = new WatchedKey(running, 0, "check")) {
        for (int change = 0; change < CHECKED; change++) {
          checked.change();
        }
        answers.expect("changes told", CHECKED, checked.told);
        answers.expect("revision", CHECKED, running.agreed(directory).progress().revision());
      }
      for (int thread = 0; thread < threads; thread++) {
        keys.add(new WatchedKey(running, thread, String.format(Locale.ROOT, "%04d", thread)));
      }
    }

    @Override
    void finish(Cluster running) throws Exception {
      long expected = CHECKED;
      for (WatchedKey key : keys) {
        expected += key.told;
        key.close();
      }
      new AnswerDigest(directory)
          .expect("revision", expected, running.agreed(directory).progress().revision());
    }

    /** One thread's key, and who writes and who watches it. */
    private final class WatchedKey implements AutoCloseable {
      private final ByteString key;
      private final Session writer;
      private final Session watcher;
      private long modified;
      private long told;

      WatchedKey(Cluster running, int client, String name) throws InterruptedException {
        key = ByteString.copyFromUtf8("/watched/" + name);
        writer = running.connect(client);
        watcher = running.connect(client);
      }

      long change() throws InterruptedException {
        CompletableFuture<Outcome> watch = watcher.watch(key, modified);
        long start = System.nanoTime();
        CompletableFuture<Outcome> write =
            writer.write(Transaction.of(List.of(new Action.Put(key, key))));
        KeyValue seen = Session.await(watch).found().get(0);
        long took = System.nanoTime() - start;
        modified = Session.await(write).revision();
        told++;
        if (seen.modified() != modified || seen.version() != told) {
          throw directory.wrongAnswer(
              "what a watcher of " + key.toStringUtf8() + " was told",
              modified + " version " + told,
              seen.modified() + " version " + seen.version());
        }
        return took;
      }

      @Override
      public void close() {
        writer.close();
        watcher.close();
      }
    }
  }
}
