package io.archbench.relational;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Each thread is a client, which asks for the next when it has the answer to the last. */
@BenchmarkMode(Mode.Throughput)
public class OneClient {
  /** Books an amount for an account, a teller and a branch. */
  @Benchmark
  public void tpcbLike(TpcbLike tables, Caller caller) {
    caller.once(tables);
  }

  /** Books an amount for an account. */
  @Benchmark
  public void simpleUpdate(SimpleUpdate tables, Caller caller) {
    caller.once(tables);
  }

  /** Reads the balance of one account. */
  @Benchmark
  public void selectOnly(SelectOnly tables, Caller caller) {
    caller.once(tables);
  }

  /** Reads one row of many types. */
  @Benchmark
  public void preparedSelect(PreparedSelect tables, Caller caller) {
    caller.once(tables);
  }

  /** Finds the documents that contain another. */
  @Benchmark
  public void jsonbContains(JsonbContains tables, Caller caller) {
    caller.once(tables);
  }

  /** Counts up a number in a document. */
  @Benchmark
  public void jsonbUpdate(JsonbUpdate tables, Caller caller) {
    caller.once(tables);
  }

  /** Reads 10,000 rows in order. */
  @Benchmark
  public void fetch(Fetch tables, Caller caller) {
    caller.once(tables);
  }

  /** Inserts one row, of a batch. */
  @Benchmark
  @OperationsPerInvocation(Events.BATCH)
  public void batchInsert(BatchInsert tables, Caller caller) {
    caller.once(tables);
  }

  /** Copies one row, of many. */
  @Benchmark
  @OperationsPerInvocation(Events.BATCH)
  public void copyIn(CopyIn tables, Caller caller) {
    caller.once(tables);
  }
}
