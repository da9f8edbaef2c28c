package io.archbench.runner.plan;

import io.archbench.trial.Place;
import io.archbench.trial.TrialSpec;
import java.util.List;

/**
 * The trials of one round at one place, which run one after the other in this order. Blocks of a
 * round are at different places and may run in parallel.
 */
public record Block(Place place, List<TrialSpec> trials) {
  public Block {
    trials = List.copyOf(trials);
  }
}
