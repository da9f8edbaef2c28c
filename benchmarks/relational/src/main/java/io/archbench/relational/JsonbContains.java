package io.archbench.relational;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Documents that are looked for by what they contain. */
@State(Scope.Benchmark)
public class JsonbContains extends Served {
  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new DocumentReads(seed, new Documents(seed, size), directory);
  }
}
