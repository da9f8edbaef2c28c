package io.archbench.runner.plan;

import io.archbench.analysis.question.VariantPrice;
import io.archbench.trial.VariantSpec;
import java.util.Optional;

/**
 * A side as it is run, and what it costs.
 *
 * @param wantedPlaces how many places to ask for
 * @param price as it was found when the plan was made
 */
public record PlannedVariant(VariantSpec spec, int wantedPlaces, Optional<VariantPrice> price) {
  /** The same side, run from that image. */
  PlannedVariant withImage(String reference) {
    return new PlannedVariant(spec.withImage(reference), wantedPlaces, price);
  }

  /** The variant's name. */
  public String name() {
    return spec.name();
  }
}
