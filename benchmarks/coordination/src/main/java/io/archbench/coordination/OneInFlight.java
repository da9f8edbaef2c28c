package io.archbench.coordination;

import org.apache.zookeeper.KeeperException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;

/** Requests of clients that wait for each answer before they send the next. */
@BenchmarkMode(Mode.Throughput)
public class OneInFlight {
  /** Reads one node. */
  @Benchmark
  public void getData(GetData nodes, Caller caller) throws KeeperException, InterruptedException {
    caller.once(nodes);
  }

  /** Looks for one node. */
  @Benchmark
  public void exists(Exists nodes, Caller caller) throws KeeperException, InterruptedException {
    caller.once(nodes);
  }

  /** Joins a group and leaves it. */
  @Benchmark
  public void ephemeralSequential(EphemeralSequential nodes, Caller caller)
      throws KeeperException, InterruptedException {
    caller.once(nodes);
  }

  /** Lists 1,000 children. */
  @Benchmark
  public void getChildren(GetChildren group, Caller caller)
      throws KeeperException, InterruptedException {
    caller.once(group);
  }

  /** Overwrites one node. */
  @Benchmark
  public void setData(SetData nodes, Caller caller) throws KeeperException, InterruptedException {
    caller.once(nodes);
  }

  /** Creates one node and deletes it. */
  @Benchmark
  public void createDelete(CreateDelete nodes, Caller caller)
      throws KeeperException, InterruptedException {
    caller.once(nodes);
  }

  /** Commits one transaction of four parts. */
  @Benchmark
  public void multi(Multi nodes, Caller caller) throws KeeperException, InterruptedException {
    caller.once(nodes);
  }

  /** Lets the server catch up with the leader. */
  @Benchmark
  public void sync(Sync nodes, Caller caller) throws KeeperException, InterruptedException {
    caller.once(nodes);
  }
}
