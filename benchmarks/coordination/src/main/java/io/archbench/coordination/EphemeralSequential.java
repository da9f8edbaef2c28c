package io.archbench.coordination;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Members of groups that come and go. */
@State(Scope.Benchmark)
public class EphemeralSequential extends Served {
  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new EphemeralNodes(seed, directory);
  }
}
