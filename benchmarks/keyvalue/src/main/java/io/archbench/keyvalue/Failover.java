package io.archbench.keyvalue;

import io.archbench.workload.AnswerDigest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Leaders that die. */
@BenchmarkMode(Mode.SingleShotTime)
public class Failover {
  /** Closes the leader, and writes until another one has answered. */
  @Benchmark
  public void killLeader(Mortal mortal, Caller caller) throws Exception {
    caller.latency.record(mortal.killLeader());
  }

  /** A cluster whose leader is started again after each iteration. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Mortal extends RunningCluster {
    private static final long PATIENCE_SECONDS = 60;
    private static final ByteString KEY = ByteString.copyFromUtf8("/written");
    private static final Transaction PUT = Transaction.of(List.of(new Action.Put(KEY, KEY)));

    private Session session;
    private long written;
    private Peer killed;
    private Future<?> closing;

    @Override
    void prepare(Cluster running, int threads, AnswerDigest answers) throws Exception {
      if (threads > 1) {
        throw new IllegalArgumentException(
            "Failover kills the one leader that there is: run it with one thread, not " + threads);
      }
      session = running.connect(0);
      killLeader();
      restart();
      check(answers);
    }

    /** The nanoseconds from then on until a write was answered by another leader. */
    long killLeader() throws InterruptedException {
      Peer leader = cluster().leader();
      write();
      killed = leader;
      long start = System.nanoTime();
      closing = leader.beginToClose();
      RaftClientReply reply = write();
      while (reply.getServerId().equals(leader.id())) {
        reply = write();
      }
      return System.nanoTime() - start;
    }

    private RaftClientReply write() throws InterruptedException {
      RaftClientReply reply = Session.await(session.reply(PUT));
      Throwable failure = reply.getException();
      if (failure != null) {
        throw new FailedRequestException(failure);
      }
      written++;
      return reply;
    }

    /** Starts the peer that was killed, and waits until it has all that it missed. */
    @TearDown(Level.Iteration)
    public void restart()
        throws IOException, InterruptedException, ExecutionException, TimeoutException {
      closing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      cluster().restart(killed);
      check(new AnswerDigest(directory));
    }

    /** How many writes there were depends on the machine: kept is that none is missing. */
    private void check(AnswerDigest answers) throws InterruptedException {
      Outcome outcome = cluster().agreed(directory).read(new Action.Range(KEY, 2));
      List<String> values =
          outcome.found().stream().map(found -> found.value().toStringUtf8()).toList();
      answers.expect("values", List.of(KEY.toStringUtf8()), values);
      answers.expect("writes missing", 0, written - outcome.found().get(0).version());
      answers.expect("revisions missing", 0, written - outcome.revision());
    }

    @Override
    void finish(Cluster running) throws Exception {
      check(new AnswerDigest(directory));
      session.close();
    }
  }
}
