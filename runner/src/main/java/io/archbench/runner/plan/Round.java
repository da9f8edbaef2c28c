package io.archbench.runner.plan;

import io.archbench.trial.Phase;
import io.archbench.trial.TrialSpec;
import java.util.List;

/**
 * One round of a plan: every variant that has a place runs every suite once.
 *
 * @param number from 1; 0 finds out lengths and rates
 */
public record Round(int number, Phase phase, List<Block> blocks) {
  public Round {
    blocks = List.copyOf(blocks);
  }

  /** All trials of the round. */
  public List<TrialSpec> trials() {
    return blocks.stream().flatMap(block -> block.trials().stream()).toList();
  }
}
