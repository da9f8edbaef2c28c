package io.archbench.relational;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Accounts that are read by the thousand. */
@State(Scope.Benchmark)
public class Fetch extends Served {
  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return new AccountFetches(seed, new Accounts(seed, Accounts.scale(size)), directory);
  }
}
