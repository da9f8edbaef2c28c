package io.archbench.relational;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Branches, tellers and accounts that are updated. */
@State(Scope.Benchmark)
public class TpcbLike extends Served {
  @Override
  Operation operation(Seed seed, CorpusSize size) {
    return BankTransactions.tpcbLike(seed, new Accounts(seed, Accounts.scale(size)), directory);
  }
}
