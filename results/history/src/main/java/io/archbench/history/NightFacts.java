package io.archbench.history;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison does not say of its run.
 *
 * @param measured when the run began
 * @param commit what the contender was built from, if that is known
 * @param contenders how each was measured, by name
 */
public record NightFacts(
    Instant measured, Optional<String> commit, long seed, Map<String, ContenderFacts> contenders) {
  public NightFacts {
    contenders = Map.copyOf(contenders);
  }
}
