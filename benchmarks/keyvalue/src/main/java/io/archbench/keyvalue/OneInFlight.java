package io.archbench.keyvalue;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;

/** Requests of clients that wait for each answer before they send the next. */
@BenchmarkMode(Mode.Throughput)
public class OneInFlight {
  /** Overwrites one record. */
  @Benchmark
  public void put(Puts records, Caller caller) throws InterruptedException {
    caller.once(records);
  }

  /** Reads one record, or a hundred. */
  @Benchmark
  public void range(Ranges records, Caller caller) throws InterruptedException {
    caller.once(records);
  }

  /** Compares; then writes and reads, or else reads. */
  @Benchmark
  public void transaction(Transactions records, Caller caller) throws InterruptedException {
    caller.once(records);
  }

  /** Grants a lease, keeps it alive and revokes it. */
  @Benchmark
  public void lease(Leases leases, Caller caller) throws InterruptedException {
    caller.once(leases);
  }

  /** Reads or writes one record of a YCSB workload. */
  @Benchmark
  public void mix(Mixes records, Caller caller) throws InterruptedException {
    caller.once(records);
  }
}
