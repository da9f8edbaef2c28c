package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Small objects: made, linked, read, kept for a while and forgotten. */
@BenchmarkMode(Mode.Throughput)
public class Allocation {
  /** Makes one node of a tree of 1,023, and reads it; the score counts nodes. */
  @Benchmark
  @OperationsPerInvocation(Trees.NODES)
  public Tree tree(Values values, Garden garden) {
    int item = garden.of(values.trees.count());
    Tree tree = values.trees.grow(item);
    values.trees.check(item, tree, values.directory);
    garden.keep(tree);
    return tree;
  }

  /** What trees are made of. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Values extends Prepared {
    private Trees trees;

    @Override
    Work make(Seed seed, CorpusSize size) {
      trees = new Trees(seed, sized(size, 20, 1_000, 10_000));
      return trees;
    }
  }

  /** The last 64 trees of one thread, so that some survive each collection. */
  @State(Scope.Thread)
  public static class Garden extends Turn {
    private static final int KEPT = 64;

    private final @Nullable Tree[] kept = new Tree[KEPT];
    private int next;

    void keep(Tree tree) {
      kept[next] = tree;
      next = (next + 1) % KEPT;
    }
  }
}
