package io.archbench.keyvalue;

import io.archbench.workload.SeededRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Leases that come and go. */
@State(Scope.Benchmark)
public class Leases extends Served {

  @Override
  int bytes() {
    return 8;
  }

  @Override
  Worker worker(Workers workers, Session session, SeededRandom random) {
    return workers.lease(session, random);
  }
}
