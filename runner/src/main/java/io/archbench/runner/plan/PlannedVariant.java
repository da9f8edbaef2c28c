package io.archbench.runner.plan;

import io.archbench.runner.study.Price;
import io.archbench.trial.VariantSpec;
import java.util.Optional;

/**
 * A side as it is run, and what it costs.
 *
 * @param wantedPlaces how many places to ask for
 * @param price as the study states it, not looked up
 * @param pricedAs whether the price is meant although the machine is another type
 */
public record PlannedVariant(
    VariantSpec spec, int wantedPlaces, Optional<Price> price, boolean pricedAs) {
  /** The variant's name. */
  public String name() {
    return spec.name();
  }
}
