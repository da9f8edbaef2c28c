package io.archbench.analysis.whole;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.stats.LogRatioEstimate;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The CPU models of a side whose nodes have several: machines of one type that are not alike. Each
 * model is a stratum with a ratio of its own (statistics.md §1).
 *
 * @param variant the side; the baseline if both have several
 * @param baseline whether it is
 * @param places nodes of each model
 */
record CpuStrata(String variant, boolean baseline, SortedMap<String, Set<String>> places) {
  CpuStrata {
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }

  /**
   * The strata of a comparison, if there are any.
   *
   * @param cpuModels CPU model of each node that a variant ran on
   */
  static Optional<CpuStrata> of(
      Sides sides, Unit unit, Function<String, Map<String, String>> cpuModels) {
    boolean nodes =
        switch (unit) {
          case NODE, TRIAL -> true;
          case BLOCK, FORK, FILE -> false;
        };
    return nodes
        ? of(sides.baseline(), true, cpuModels).or(() -> of(sides.contender(), false, cpuModels))
        : Optional.empty();
  }

  private static Optional<CpuStrata> of(
      String variant, boolean baseline, Function<String, Map<String, String>> cpuModels) {
    SortedMap<String, Set<String>> places = new TreeMap<>();
    cpuModels
        .apply(variant)
        .forEach(
            (place, model) -> places.computeIfAbsent(model, any -> new HashSet<>()).add(place));
    return places.size() > 1
        ? Optional.of(new CpuStrata(variant, baseline, places))
        : Optional.empty();
  }

  /**
   * What part of the fleet's nodes has each model; empty unless every group says so for the
   * baseline's nodes, and all of its models were measured.
   */
  Optional<SortedMap<String, Double>> mix(List<FleetGroup> fleet) {
    if (!baseline || fleet.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, Double> mix = new TreeMap<>();
    places.keySet().forEach(model -> mix.put(model, 0.0));
    double nodes = 0;
    for (FleetGroup group : fleet) {
      double weight = (double) group.clusters() * group.nodesPerCluster();
      nodes += weight;
      if (group.cpus().isEmpty()) {
        return Optional.empty();
      }
      for (Map.Entry<String, BigDecimal> cpu : group.cpus().entrySet()) {
        Optional<String> model = model(cpu.getKey());
        if (model.isEmpty()) {
          return Optional.empty();
        }
        mix.merge(model.get(), weight * cpu.getValue().doubleValue(), Double::sum);
      }
    }
    double all = nodes;
    mix.replaceAll((model, weight) -> weight / all);
    return Optional.of(mix);
  }

  /** The model whose name holds every word of a shorter one. */
  private Optional<String> model(String name) {
    List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("\\s+", -1));
    return places.keySet().stream()
        .filter(model -> words.stream().allMatch(model.toLowerCase(Locale.ROOT)::contains))
        .findFirst();
  }

  /**
   * One estimate of several, each counting for its part.
   *
   * @return empty if a model of the mix has none
   */
  static Optional<MixEstimate> weighted(
      SortedMap<String, Double> mix, Map<String, MixEstimate> byModel) {
    double theta = 0;
    double squares = 0;
    double df = Double.POSITIVE_INFINITY;
    boolean interval = true;
    int units = 0;
    int leftOut = 0;
    MixEstimate any = null;
    for (Map.Entry<String, Double> part : mix.entrySet()) {
      MixEstimate own = byModel.get(part.getKey());
      if (own == null) {
        return Optional.empty();
      }
      any = own;
      units += own.units();
      leftOut += own.leftOut();
      theta += part.getValue() * own.theta();
      if (own.estimate().isPresent()) {
        squares += Math.pow(part.getValue() * own.estimate().get().se(), 2);
        df = Math.min(df, own.estimate().get().df());
      } else {
        interval &= part.getValue() == 0;
      }
    }
    if (any == null) {
      return Optional.empty();
    }
    Optional<LogRatioEstimate> estimate =
        interval && Double.isFinite(df)
            ? Optional.of(new LogRatioEstimate(theta, Math.sqrt(squares), df))
            : Optional.empty();
    return Optional.of(new MixEstimate(units, any.cells(), theta, estimate, leftOut, any.bound()));
  }
}
