package io.archbench.runner.plan;

import io.archbench.trial.VariantSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many nodes of a cluster are paid for on account of each variant: all that are held, whether
 * something runs there or not. Variants that select the same nodes share them, and those count for
 * the first of these variants.
 */
public final class PaidPlaces {
  private PaidPlaces() {}

  /**
   * Of a plan for a cluster, or for several.
   *
   * @param held how many nodes each variant has or seeks; none if it is not named
   */
  public static SortedMap<String, Integer> of(Plan plan, Map<String, Integer> held) {
    Map<List<Object>, Integer> counted = new HashMap<>();
    SortedMap<String, Integer> paid = new TreeMap<>();
    for (PlannedVariant variant : plan.variants()) {
      int places = held.getOrDefault(variant.name(), 0);
      List<Object> selection = selection(plan, variant.spec());
      int before = counted.getOrDefault(selection, 0);
      if (places > before) {
        counted.put(selection, places);
        paid.put(variant.name(), places - before);
      }
    }
    return paid;
  }

  /** What decides which nodes a variant gets. */
  static List<Object> selection(Plan plan, VariantSpec spec) {
    return List.of(
        plan.cluster().flatMap(cluster -> cluster.context(spec.name())),
        spec.architecture(),
        spec.nodeLabels(),
        spec.tolerations(),
        spec.nodes());
  }
}
