package io.archbench.coordination;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Nodes that are created and deleted. */
@State(Scope.Benchmark)
public class CreateDelete extends Served {
  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new NodePairs(seed, directory);
  }
}
