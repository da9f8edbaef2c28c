package io.archbench.coordination;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Nodes that servers catch up with. */
@State(Scope.Benchmark)
public class Sync extends Served {
  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new Syncs(seed, directory);
  }
}
