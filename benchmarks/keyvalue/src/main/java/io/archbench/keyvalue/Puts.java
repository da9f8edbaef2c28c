package io.archbench.keyvalue;

import io.archbench.workload.SeededRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Records that are overwritten. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
public class Puts extends Served {
  /** Length of a value. */
  @Param({"8", "256"})
  int bytes;

  @Override
  int bytes() {
    return bytes;
  }

  @Override
  Worker worker(Workers workers, Session session, SeededRandom random) {
    return workers.put(session, random);
  }
}
