package io.archbench.jvm;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where one thread is in its way round and round the corpus. */
@State(Scope.Thread)
public class Turn {
  private int next;

  /** Threads start apart, so that they do not do the same at the same time. */
  @Setup
  public void start(ThreadParams threads) {
    next = 7 * threads.getThreadIndex();
  }

  /** The next of that many. */
  int of(int count) {
    int item = next % count;
    next = item + 1;
    return item;
  }
}
