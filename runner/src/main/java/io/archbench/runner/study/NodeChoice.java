package io.archbench.runner.study;

import java.util.List;

/** Which nodes a variant runs on. */
public sealed interface NodeChoice {
  /** How many places are wanted. */
  int wanted();

  /** Any nodes that fit, that many of them. */
  record Count(@Key(value = "Number of nodes.", min = 1, max = 1_000) int count)
      implements NodeChoice {
    @Override
    public int wanted() {
      return count;
    }
  }

  /** Exactly these nodes. */
  record Named(@Key(value = "Names of the nodes.", min = 1) List<String> names)
      implements NodeChoice {
    public Named {
      names = List.copyOf(names);
    }

    @Override
    public int wanted() {
      return names.size();
    }
  }
}
