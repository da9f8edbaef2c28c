package io.archbench.history;

import io.archbench.analysis.trend.Conditions;
import io.archbench.trial.CellKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison does not say of its run.
 *
 * @param measured when the run began
 * @param commit what the contender was built from, if that is known
 * @param conditions by contender
 * @param work digest of how each cell is measured
 */
public record NightFacts(
    Instant measured,
    Optional<String> commit,
    long seed,
    Map<String, Conditions> conditions,
    Map<CellKey, String> work) {
  public NightFacts {
    conditions = Map.copyOf(conditions);
    work = Map.copyOf(work);
  }
}
