package io.archbench.runner.plan;

import io.archbench.runner.study.PairingChoice;
import io.archbench.trial.Place;
import io.archbench.trial.VariantSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans a study's variant against itself: whatever differs then does so by chance. */
public final class SelfPlan {
  /** Fewer nodes do not make two sides of three, which an interval needs. */
  public static final int FEWEST_NODES = 6;

  private static final String FIRST = "a";
  private static final String SECOND = "b";

  private SelfPlan() {}

  /**
   * The plan, with sides {@code a} and {@code b}.
   *
   * @param plan of the study
   * @param variant which of its variants
   * @param places that the variant has
   * @param ownNodes whether each side is to have nodes of its own, drawn by the plan's seed
   * @throws UnpairedPlacesException if there are too few nodes for that
   */
  public static Plan of(Plan plan, PlannedVariant variant, List<Place> places, boolean ownNodes) {
    List<String> first = variant.spec().nodes();
    List<String> second = first;
    if (ownNodes) {
      if (places.size() < FEWEST_NODES) {
        throw new UnpairedPlacesException(
            "not measurable: with nodes of their own, %s against itself needs %d nodes, and there are %d. Say pairing: same-node to measure both sides on each node."
                .formatted(variant.name(), FEWEST_NODES, places.size()));
      }
      List<String> shuffled =
          SeededOrder.of(
              places.stream().map(Place::name).sorted().toList(), plan.seed(), "sides", 0);
      first = shuffled.subList(0, shuffled.size() / 2);
      second = shuffled.subList(shuffled.size() / 2, shuffled.size());
    }
    List<PlanNote> notes = new ArrayList<>(plan.notes());
    notes.add(
        new PlanNote(
            "variants",
            variant.name() + " is set against itself: every change that is called is a false one"));
    return new Plan(
        plan.schemaVersion(),
        plan.run(),
        plan.study(),
        plan.studySha256(),
        plan.workSha256(),
        plan.seed(),
        plan.design(),
        List.of(side(variant, FIRST, first), side(variant, SECOND, second)),
        plan.suites().stream().map(suite -> suite(suite, variant.name())).toList(),
        List.of(
            new PlannedComparison(
                FIRST,
                SECOND,
                ownNodes ? PairingChoice.OWN_NODES : PairingChoice.SAME_NODE,
                false)),
        plan.rounds(),
        plan.policy(),
        List.of(),
        plan.budget(),
        plan.calibration(),
        Optional.of(variant.name()),
        plan.cluster(),
        plan.readiness(),
        notes);
  }

  private static PlannedVariant side(PlannedVariant variant, String name, List<String> nodes) {
    VariantSpec spec = variant.spec();
    return new PlannedVariant(
        new VariantSpec(
            name,
            spec.architecture(),
            spec.jdk(),
            spec.jvmArgs(),
            spec.nodeLabels(),
            spec.tolerations(),
            nodes,
            spec.image()),
        nodes.isEmpty() ? variant.wantedPlaces() : nodes.size(),
        variant.price());
  }

  private static PlannedSuite suite(PlannedSuite suite, String variant) {
    VariantSetup setup = suite.setup(variant);
    return new PlannedSuite(
        suite.name(),
        suite.standsFor(),
        suite.workSha256(),
        suite.corpusSize(),
        suite.cells(variant),
        suite.profilers(),
        new TreeMap<>(Map.of(FIRST, setup, SECOND, setup)),
        suite.share(),
        suite.roundZero());
  }

  /**
   * The variant of that name, or the first.
   *
   * @return empty if there is none of that name
   */
  public static Optional<PlannedVariant> variant(Plan plan, Optional<String> name) {
    return plan.variants().stream()
        .filter(variant -> name.map(variant.name()::equals).orElse(true))
        .findFirst();
  }
}
