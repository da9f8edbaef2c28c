package io.archbench.keyvalue;

import io.archbench.workload.SeededRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Records that are read and written under conditions. */
@State(Scope.Benchmark)
public class Transactions extends Served {

  @Override
  int bytes() {
    return 256;
  }

  @Override
  Worker worker(Workers workers, Session session, SeededRandom random) {
    return workers.transaction(session, random);
  }
}
