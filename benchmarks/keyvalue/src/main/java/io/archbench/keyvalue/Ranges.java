package io.archbench.keyvalue;

import io.archbench.workload.SeededRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Records that are read. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
public class Ranges extends Served {
  /** How many are one read. */
  @Param({"1", "100"})
  int keys;

  /** What a read may miss. */
  @Param({"linearizable", "serializable"})
  String consistency;

  @Override
  int bytes() {
    return 256;
  }

  @Override
  Worker worker(Workers workers, Session session, SeededRandom random) {
    return workers.range(session, random, keys, Consistency.of(consistency));
  }
}
