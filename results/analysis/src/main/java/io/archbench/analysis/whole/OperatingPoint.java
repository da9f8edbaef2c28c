package io.archbench.analysis.whole;

import io.archbench.analysis.price.FleetGroup;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The load at which the ratio is taken, as how busy the fleet's nodes are decides (statistics.md
 * §2): hyper-threads flatter an idle node, full load flatters full cores.
 *
 * @param words why that one
 */
record OperatingPoint(Load load, String words) {
  /** Up to this utilisation a quarter of the CPUs stands for the fleet. */
  static final BigDecimal IDLE = new BigDecimal("0.35");

  /** From this utilisation on all CPUs stand for it. */
  static final BigDecimal BUSY = new BigDecimal("0.7");

  /**
   * Chooses.
   *
   * @param all the loads that were measured; not empty
   */
  static OperatingPoint choose(SortedMap<Load, MixEstimate> all, List<FleetGroup> fleet) {
    SortedMap<Load, MixEstimate> measured = new TreeMap<>(all);
    if (measured.size() > 1) {
      measured.remove(Load.AS_MEASURED); // says nothing of how busy a node is
    }
    Optional<BigDecimal> utilisation = utilisation(fleet);
    if (measured.size() == 1) {
      return only(measured.firstKey(), utilisation);
    }
    if (utilisation.isEmpty()) {
      Load load = smallest(measured, MixEstimate::cautious);
      return new OperatingPoint(
          load,
          "how busy the fleet's nodes are is not stated: the more cautious of two loads, "
              + Words.of(load));
    }
    String busy = busy(utilisation.get(), fleet);
    if (utilisation.get().compareTo(IDLE) <= 0) {
      return new OperatingPoint(Load.QUARTER, busy + ": " + Words.of(Load.QUARTER));
    }
    if (utilisation.get().compareTo(BUSY) >= 0) {
      return new OperatingPoint(Load.MAX, busy + ": " + Words.of(Load.MAX));
    }
    Load load = smallest(measured, MixEstimate::theta);
    return new OperatingPoint(
        load, busy + ", between the two loads: the smaller ratio, " + Words.of(load));
  }

  private static OperatingPoint only(Load load, Optional<BigDecimal> utilisation) {
    if (load == Load.AS_MEASURED) {
      return new OperatingPoint(load, Words.of(load));
    }
    boolean fits =
        utilisation
            .map(
                busy ->
                    load == Load.QUARTER ? busy.compareTo(IDLE) <= 0 : busy.compareTo(BUSY) >= 0)
            .orElse(false);
    String other =
        Words.of(load == Load.QUARTER ? Load.MAX : Load.QUARTER)
            + " was not measured on both sides";
    return new OperatingPoint(load, fits ? Words.of(load) : Words.of(load) + ": " + other);
  }

  private static Load smallest(
      SortedMap<Load, MixEstimate> measured, ToDoubleFunction<MixEstimate> value) {
    return measured.keySet().stream()
        .min(Comparator.comparingDouble(load -> value.applyAsDouble(measured.get(load))))
        .orElseThrow();
  }

  /** The mean of the groups that state it, weighted by their nodes. */
  private static Optional<BigDecimal> utilisation(List<FleetGroup> fleet) {
    BigDecimal busy = BigDecimal.ZERO;
    BigDecimal nodes = BigDecimal.ZERO;
    for (FleetGroup group : fleet) {
      if (group.utilisation().isPresent()) {
        BigDecimal weight = BigDecimal.valueOf(group.nodes());
        busy = busy.add(group.utilisation().get().multiply(weight));
        nodes = nodes.add(weight);
      }
    }
    return nodes.signum() == 0
        ? Optional.empty()
        : Optional.of(busy.divide(nodes, MathContext.DECIMAL64));
  }

  private static String busy(BigDecimal utilisation, List<FleetGroup> fleet) {
    List<String> silent =
        fleet.stream()
            .filter(group -> group.utilisation().isEmpty())
            .map(FleetGroup::name)
            .toList();
    return "the fleet's nodes are "
        + Words.percent(utilisation.doubleValue())
        + " busy"
        + (silent.isEmpty() ? "" : " (not stated for " + String.join(", ", silent) + ")");
  }
}
