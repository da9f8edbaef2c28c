package io.archbench.keyvalue;

import io.archbench.workload.SeededRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Records of a kilobyte, of which few are popular. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
public class Mixes extends Served {
  /** A workload of YCSB. */
  @Param({"a", "b", "f"})
  String mix;

  @Override
  int bytes() {
    return 1_000;
  }

  @Override
  Worker worker(Workers workers, Session session, SeededRandom random) {
    return workers.mix(session, random, Mix.of(mix));
  }
}
