package io.archbench.relational;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Tables that are filled by COPY. */
@State(Scope.Benchmark)
public class CopyIn extends Served {
  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return EventWrites.copyIn(new Events(WebLogCorpus.of(size, seed)), directory);
  }
}
