package io.archbench.k8s.doctor;

import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What a variant would ask of a cluster.
 *
 * @param variant with its image
 * @param wanted how many nodes
 * @param largest of its trials, the one that asks for most
 * @param pricedType the machine type that its price is of, if it is to be the node's own
 */
public record VariantNeeds(
    VariantSpec variant, int wanted, TrialSpec largest, Optional<String> pricedType) {
  /** Trials by what they ask for. */
  public static final Comparator<TrialSpec> BY_SIZE =
      Comparator.<TrialSpec>comparingInt(
              trial -> Objects.requireNonNullElse(trial.resources().cpu(), 0))
          .thenComparingLong(
              trial -> Objects.requireNonNullElse(trial.resources().memoryBytes(), 0L));
}
