package io.archbench.runner.plan;

import io.archbench.k8s.doctor.VariantNeeds;
import io.archbench.trial.TrialSpec;
import java.util.List;

/** What a plan would ask of its cluster, variant by variant. */
public final class StudyNeeds {
  private StudyNeeds() {}

  /** Of a plan for a cluster. */
  public static List<VariantNeeds> of(Plan plan) {
    List<TrialSpec> trials = StudyJobs.trials(plan);
    return plan.variants().stream().map(variant -> of(variant, trials)).toList();
  }

  private static VariantNeeds of(PlannedVariant variant, List<TrialSpec> trials) {
    return new VariantNeeds(
        variant.spec(),
        variant.wantedPlaces(),
        trials.stream()
            .filter(trial -> trial.variant().name().equals(variant.name()))
            .max(VariantNeeds.BY_SIZE)
            .orElseThrow(),
        variant.price().filter(price -> !price.pricedAs()).map(price -> price.price().type()));
  }
}
