package io.archbench.relational;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Rows of many types that are read. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
public class PreparedSelect extends Served {
  /** How values come: {@code binary}, or all of them as {@code text}. */
  @Param({"binary", "text"})
  String transfer;

  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new Readings(seed, size, transfer.equals("binary"), directory);
  }
}
