package io.archbench.coordination;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Nodes that are looked for, and are there. */
@State(Scope.Benchmark)
public class Exists extends Served {
  private static final int BYTES = 100;

  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new NodeStats(seed, GetData.nodes(size), BYTES, directory);
  }
}
