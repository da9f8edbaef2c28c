package io.archbench.runner.study;

import java.math.BigDecimal;
import java.util.Optional;

/** What a suite's workload takes of a node's cost; CPUs measured in use win over requests. */
public record Share(
    @Key(value = "Replicas of the workload.", min = 1, max = 1_000_000) Optional<Integer> replicas,
    @Key("CPU request of each replica.") Optional<CpuQuantity> cpuRequest,
    @Key("CPUs in use, measured.") Optional<BigDecimal> cpuUsed,
    @Key("A weight of one's own.") Optional<BigDecimal> weight,
    @Key("The figures are an assumption.") boolean assumed) {
  public Share {
    if (replicas.isPresent() != cpuRequest.isPresent()) {
      throw new ImpossibleValueException(
          replicas.isPresent() ? "replicas" : "cpuRequest",
          "replicas and cpuRequest together",
          "only one of them");
    }
    positive("cpuUsed", cpuUsed);
    positive("weight", weight);
    if (replicas.isEmpty() && cpuUsed.isEmpty() && weight.isEmpty()) {
      throw new ImpossibleValueException(
          "", "replicas with cpuRequest, or cpuUsed, or weight", "none of them");
    }
    if (weight.isPresent() && (replicas.isPresent() || cpuUsed.isPresent())) {
      throw new ImpossibleValueException("weight", "either a weight or CPUs", "both");
    }
  }

  private static void positive(String component, Optional<BigDecimal> value) {
    if (value.isPresent() && value.get().signum() <= 0) {
      throw new ImpossibleValueException(
          component, "a number above 0", value.get().toPlainString());
    }
  }
}
