package io.archbench.runner.run;

import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlanNote;
import io.archbench.runner.plan.PlannedComparison;
import io.archbench.runner.plan.PlannedSuite;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.plan.VariantSetup;
import io.archbench.runner.study.PairingChoice;
import io.archbench.runner.study.Rounds;
import io.archbench.trial.RunId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes one plan of several, each variant as the run planned it that measured it. */
final class MergedPlan {
  private final List<Plan> plans;
  private final Map<String, PlannedVariant> variants = new LinkedHashMap<>();
  private final Map<String, Plan> planOf = new LinkedHashMap<>();

  private MergedPlan(List<Plan> plans, Map<String, Plan> measuredBy) {
    this.plans = plans;
    for (Plan plan : plans) {
      for (PlannedVariant variant : plan.variants()) {
        Plan owner = measuredBy.getOrDefault(variant.name(), plan);
        if (owner.equals(plan)) {
          variants.putIfAbsent(variant.name(), variant);
          planOf.putIfAbsent(variant.name(), plan);
        }
      }
    }
  }

  /**
   * The plan of the merged run.
   *
   * @param plans of the parts, which plan the same work
   * @param measuredBy the part's plan by each variant that has records
   */
  static Plan of(RunId id, List<Plan> plans, Map<String, Plan> measuredBy) {
    return new MergedPlan(plans, measuredBy).plan(id);
  }

  private Plan plan(RunId id) {
    Plan first = plans.getFirst();
    return new Plan(
        Plan.SCHEMA,
        id,
        first.study(),
        first.studySha256(),
        first.workSha256(),
        first.seed(),
        first.design(),
        List.copyOf(variants.values()),
        first.suites().stream().map(this::suite).toList(),
        comparisons(),
        plans.stream().map(Plan::rounds).max(Comparator.comparingInt(Rounds::min)).orElseThrow(),
        first.policy(),
        first.fleet(),
        Optional.empty(), // a merged run spends nothing
        first.calibration(),
        Optional.empty(),
        Optional.empty(), // nor is it carried out anywhere
        first.readiness(),
        notes());
  }

  private PlannedSuite suite(PlannedSuite suite) {
    Map<String, VariantSetup> setups = new TreeMap<>();
    planOf.forEach((variant, plan) -> setups.put(variant, setup(plan, suite.name(), variant)));
    return new PlannedSuite(
        suite.name(),
        suite.standsFor(),
        suite.workSha256(),
        suite.corpusSize(),
        suite.cells(),
        suite.profilers(),
        setups,
        suite.share(),
        Optional.empty());
  }

  private static VariantSetup setup(Plan plan, String suite, String variant) {
    return plan.suites().stream()
        .filter(planned -> planned.name().equals(suite))
        .findFirst()
        .orElseThrow()
        .setup(variant);
  }

  /** What was measured at different times or places is never paired, whatever a study wished. */
  private List<PlannedComparison> comparisons() {
    Set<PlannedComparison> all = new LinkedHashSet<>();
    for (Plan plan : plans) {
      for (PlannedComparison comparison : plan.comparisons()) {
        boolean together = isTogether(comparison.baseline(), comparison);
        all.add(
            new PlannedComparison(
                comparison.baseline(),
                comparison.contender(),
                together ? comparison.pairing() : PairingChoice.OWN_NODES,
                comparison.builds(),
                comparison.anchor().filter(anchor -> isTogether(anchor, comparison))));
      }
    }
    List<String> names = List.copyOf(variants.keySet());
    if (all.isEmpty() && names.size() == 2) {
      return List.of(
          new PlannedComparison(names.get(0), names.get(1), PairingChoice.OWN_NODES, false));
    }
    return List.copyOf(all);
  }

  /** Whether a variant was measured in the same run as a comparison's contender. */
  private boolean isTogether(String variant, PlannedComparison comparison) {
    return Objects.equals(planOf.get(variant), planOf.get(comparison.contender()));
  }

  private List<PlanNote> notes() {
    Set<PlanNote> notes = new LinkedHashSet<>();
    plans.forEach(plan -> notes.addAll(plan.notes()));
    return new ArrayList<>(notes);
  }
}
