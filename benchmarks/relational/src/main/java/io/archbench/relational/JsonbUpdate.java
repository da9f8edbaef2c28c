package io.archbench.relational;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Documents that are updated. */
@State(Scope.Benchmark)
public class JsonbUpdate extends Served {
  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new DocumentUpdates(seed, new Documents(seed, size), directory);
  }
}
