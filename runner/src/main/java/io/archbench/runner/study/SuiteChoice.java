package io.archbench.runner.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is run of a suite, and what it weighs. */
public record SuiteChoice(
    @Key("A JMH jar of one's own; absent: a suite that archbench ships.") Optional<String> jar,
    @Key("quick, all, or patterns of cells in which * stands for anything.") CellSelection cells,
    @Key("How much data the suite works on.") CorpusSize size,
    @Key("Values of benchmark parameters; absent: all that the benchmark names.")
        Map<String, List<Literal>> params,
    @Key("What the suite weighs in the node's cost.") Optional<Share> share) {
  public SuiteChoice {
    Map<String, List<Literal>> copy = new LinkedHashMap<>();
    params.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    params = Ordered.copy(copy);
  }
}
