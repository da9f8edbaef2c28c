package io.archbench.coordination;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An ensemble of one server, or of three. */
@State(Scope.Benchmark)
public abstract class SizedEnsemble extends RunningEnsemble {
  /** How many servers. */
  @Param({"1", "3"})
  int peers;

  @Override
  final int peers() {
    return peers;
  }
}
