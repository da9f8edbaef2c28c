package io.archbench.keyvalue;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The same requests, each client with many in flight; the score counts operations. An invocation
 * ends when all of its operations were answered.
 */
@BenchmarkMode(Mode.Throughput)
public class ManyInFlight {
  static final int OPERATIONS = 1_000;

  /** Overwrites one record. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void put(Puts records, Batch batch) throws InterruptedException {
    batch.send(records);
  }

  /** Reads one record, or a hundred. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void range(Ranges records, Batch batch) throws InterruptedException {
    batch.send(records);
  }

  /** Compares; then writes and reads, or else reads. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void transaction(Transactions records, Batch batch) throws InterruptedException {
    batch.send(records);
  }

  /** Grants a lease, keeps it alive and revokes it. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void lease(Leases leases, Batch batch) throws InterruptedException {
    batch.send(leases);
  }

  /** Reads or writes one record of a YCSB workload. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void mix(Mixes records, Batch batch) throws InterruptedException {
    batch.send(records);
  }
}
