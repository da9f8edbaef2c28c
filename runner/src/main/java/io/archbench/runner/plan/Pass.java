package io.archbench.runner.plan;

import io.archbench.trial.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Consecutive rounds at places that are all different, and which are therefore measured side by
 * side: as many as a variant has nodes, or one where all happens on one machine.
 */
public record Pass(List<Round> rounds) {
  public Pass {
    rounds = List.copyOf(rounds);
  }

  /** Rounds in their order, as few passes as that allows. */
  public static List<Pass> of(List<Round> rounds) {
    List<Pass> passes = new ArrayList<>();
    List<Round> open = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Round round : rounds) {
      Set<String> places =
          round.blocks().stream().map(Block::place).map(Place::name).collect(Collectors.toSet());
      if (places.stream().anyMatch(taken::contains)) {
        passes.add(new Pass(open));
        open.clear();
        taken.clear();
      }
      open.add(round);
      taken.addAll(places);
    }
    if (!open.isEmpty()) {
      passes.add(new Pass(open));
    }
    return passes;
  }

  /** The blocks of all rounds; no two at one place. */
  public List<Block> blocks() {
    return rounds.stream().flatMap(round -> round.blocks().stream()).toList();
  }
}
