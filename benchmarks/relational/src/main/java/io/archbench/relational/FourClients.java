package io.archbench.relational;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The same requests of four clients for each thread, each in a thread of its own: more of them than
 * the machine has CPUs. The score counts operations.
 */
@BenchmarkMode(Mode.Throughput)
public class FourClients {
  static final int CLIENTS = 4;
  static final int OPERATIONS = 200;

  /** Books an amount for an account, a teller and a branch. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void tpcbLike(TpcbLike tables, Crowd crowd) throws InterruptedException {
    crowd.run(tables);
  }

  /** Books an amount for an account. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void simpleUpdate(SimpleUpdate tables, Crowd crowd) throws InterruptedException {
    crowd.run(tables);
  }

  /** Reads the balance of one account. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void selectOnly(SelectOnly tables, Crowd crowd) throws InterruptedException {
    crowd.run(tables);
  }
}
