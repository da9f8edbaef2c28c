package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Servers that die: one invocation is one death, and the score is the time until the next write
 * succeeds. Before each all three servers serve, and after it the dead one is started again and all
 * trees are compared.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class Failover {
  /** The leader dies; clients may go to any server. */
  @Benchmark
  public void killLeader(Leaderless servers, Caller caller) throws Exception {
    caller.latency.record(servers.outage.survive(caller.thread));
  }

  /** A follower dies; clients are connected to the two others. */
  @Benchmark
  public void killFollower(OneShort servers, Caller caller) throws Exception {
    caller.latency.record(servers.outage.survive(caller.thread));
  }

  /** Three servers, one of which dies in each iteration. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public abstract static class Dying extends RunningEnsemble {
    Outage outage;

    abstract String victim();

    @Override
    final int peers() {
      return 3;
    }

    @Override
    void prepare(Ensemble running, int threads, AnswerDigest answers) throws Exception {
      Seed seed = Seed.ofThisCell();
      Outage checked = new Outage(running, victim(), "/check", 1, seed, directory);
      directory.corpus(checked.corpusSha256());
      checked.begin();
      checked.survive(0);
      checked.end();
      checked.check(answers);
      outage = new Outage(running, victim(), "/outage", threads, seed, directory);
    }

    /** Chooses a server, and connects clients. */
    @Setup(Level.Iteration)
    public void begin() throws Exception {
      outage.begin();
    }

    /** Starts the server again, and compares the trees of all. */
    @TearDown(Level.Iteration)
    public void end() throws Exception {
      outage.end();
      outage.check(new AnswerDigest(directory));
    }

    @Override
    void finish(Ensemble running) throws Exception {
      outage.check(new AnswerDigest(directory));
    }
  }

  /** Servers whose leader dies. */
  @State(Scope.Benchmark)
  public static class Leaderless extends Dying {
    @Override
    String victim() {
      return "leader";
    }
  }

  /** Servers of which a follower dies. */
  @State(Scope.Benchmark)
  public static class OneShort extends Dying {
    @Override
    String victim() {
      return "follower";
    }
  }
}
