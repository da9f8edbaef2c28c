package io.archbench.analysis.whole;

import io.archbench.analysis.price.FleetGroup;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole by CPU models: weighted by the fleet's mix of them where that is known, or else with
 * the range over them.
 *
 * @param byModel the whole with nodes of one model alone; models of which nothing is left are
 *     absent
 * @param mix part of the fleet's nodes that has each model, if known
 */
record StratifiedWhole(
    CpuStrata strata,
    SortedMap<String, MeasuredWhole> byModel,
    Optional<SortedMap<String, Double>> mix) {
  StratifiedWhole {
    byModel = Collections.unmodifiableSortedMap(new TreeMap<>(byModel));
  }

  /** The whole as the fleet's mix has it; as it was measured if that is not known. */
  MeasuredWhole weighted(MeasuredWhole measured, List<FleetGroup> fleet) {
    if (mix.isEmpty()) {
      return measured;
    }
    SortedMap<Load, MixEstimate> loads = new TreeMap<>();
    measured
        .loads()
        .forEach(
            (load, estimate) -> {
              Map<String, MixEstimate> own = new HashMap<>();
              byModel.forEach(
                  (model, whole) ->
                      Optional.ofNullable(whole.loads().get(load))
                          .ifPresent(found -> own.put(model, found)));
              loads.put(load, CpuStrata.weighted(mix.get(), own).orElse(estimate));
            });
    return measured.with(loads, fleet);
  }

  /** The ratio with each model, at the load that the whole is taken at. */
  List<ModelRatio> ratios(Load load) {
    return byModel.entrySet().stream()
        .flatMap(
            entry ->
                Optional.ofNullable(entry.getValue().loads().get(load))
                    .map(
                        estimate ->
                            new ModelRatio(
                                strata.variant(),
                                entry.getKey(),
                                strata.places().getOrDefault(entry.getKey(), Set.of()).size(),
                                mix.map(shares -> shares.getOrDefault(entry.getKey(), 0.0)),
                                estimate.ratio()))
                    .stream())
        .toList();
  }

  /** Why a step of certainty is lost: nobody knows which models the fleet has. */
  Optional<String> unknown(Load load) {
    if (mix.isPresent()) {
      return Optional.empty();
    }
    double low = ratios(load).stream().mapToDouble(each -> each.ratio().value()).min().orElse(1);
    double high = ratios(load).stream().mapToDouble(each -> each.ratio().value()).max().orElse(1);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d CPU models among the nodes of %s, with ratios from %.3f to %.3f, and the fleet's mix"
                + " of them is not stated",
            strata.places().size(),
            strata.variant(),
            low,
            high));
  }
}
