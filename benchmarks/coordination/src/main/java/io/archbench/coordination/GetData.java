package io.archbench.coordination;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Nodes that are read: 1,000, 10,000 or 100,000 of them. */
@State(Scope.Benchmark)
public class GetData extends Served {
  /** Length of each node's data. */
  @Param({"100", "1024"})
  int bytes;

  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new NodeReads(seed, nodes(size), bytes, directory);
  }

  static int nodes(CorpusSize size) {
    return switch (size) {
      case SMALL -> 1_000;
      case MEDIUM -> 10_000;
      case LARGE -> 100_000;
    };
  }
}
