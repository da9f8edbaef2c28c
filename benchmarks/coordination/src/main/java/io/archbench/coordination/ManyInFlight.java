package io.archbench.coordination;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The same requests, each client with up to 200 in flight; the score counts operations. An
 * invocation ends when all of its operations were answered.
 */
@BenchmarkMode(Mode.Throughput)
public class ManyInFlight {
  static final int WINDOW = 200;
  static final int OPERATIONS = 1_000;

  /** Reads one node. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void getData(GetData nodes, Batch batch) throws InterruptedException {
    batch.send(nodes);
  }

  /** Looks for one node. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void exists(Exists nodes, Batch batch) throws InterruptedException {
    batch.send(nodes);
  }

  /** Joins a group and leaves it. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void ephemeralSequential(EphemeralSequential nodes, Batch batch)
      throws InterruptedException {
    batch.send(nodes);
  }

  /** Lists 1,000 children. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void getChildren(GetChildren group, Batch batch) throws InterruptedException {
    batch.send(group);
  }

  /** Overwrites one node. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void setData(SetData nodes, Batch batch) throws InterruptedException {
    batch.send(nodes);
  }

  /** Creates one node and deletes it. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void createDelete(CreateDelete nodes, Batch batch) throws InterruptedException {
    batch.send(nodes);
  }

  /** Commits one transaction of four parts. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void multi(Multi nodes, Batch batch) throws InterruptedException {
    batch.send(nodes);
  }

  /** Lets the server catch up with the leader. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void sync(Sync nodes, Batch batch) throws InterruptedException {
    batch.send(nodes);
  }
}
