package io.archbench.coordination;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A node with 1,000 children, which are listed. */
@State(Scope.Benchmark)
public class GetChildren extends Served {
  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new ChildReads(seed, directory);
  }
}
