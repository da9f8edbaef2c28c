package io.archbench.trial.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.archbench.trial.Architecture;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The machine and the JVM as a trial sees them from inside. What cannot be seen is absent; absence
 * is never evidence.
 *
 * @param cgroup version and limits of the control group
 * @param transparentHugePages the kernel's choice, such as {@code madvise}
 * @param clockSource the kernel's, such as {@code tsc}
 * @param suspicions signs of emulation that are not proof
 */
public record Environment(
    Architecture architecture,
    Cpu cpu,
    Cgroup cgroup,
    String osName,
    String kernel,
    Optional<Long> pageSizeBytes,
    Optional<String> transparentHugePages,
    Optional<String> clockSource,
    Optional<Long> memoryBytes,
    Jvm jvm,
    List<String> suspicions) {
  public Environment {
    suspicions = List.copyOf(suspicions);
  }

  /**
   * Processor identity and topology.
   *
   * @param model name (amd64), or implementer/part of all kinds of core (arm64)
   * @param details vendor, family, model, stepping, microcode or implementer, part, variant,
   *     revision, as the kernel prints them
   * @param processors logical processors that are online
   * @param cores physical cores
   * @param threadsPerCore hardware threads of a core
   * @param numaNodes NUMA nodes
   * @param caches such as {@code L1d: 32K}, by level and type
   * @param governor frequency governor, or {@code unknown}
   */
  public record Cpu(
      String model,
      Map<String, String> details,
      int processors,
      Optional<Integer> cores,
      Optional<Integer> threadsPerCore,
      Optional<Integer> numaNodes,
      Map<String, String> caches,
      String governor) {
    public Cpu {
      details = Collections.unmodifiableMap(new TreeMap<>(details));
      caches = Collections.unmodifiableMap(new TreeMap<>(caches));
    }
  }

  /**
   * Limits of the control group.
   *
   * @param version 1 or 2; 0: none was found
   * @param cpuQuota CPUs that the quota allows; absent: no quota
   * @param cpuset processors that may be used, as the kernel prints them
   */
  public record Cgroup(
      int version,
      Optional<Double> cpuQuota,
      Optional<String> cpuset,
      Optional<Long> memoryLimitBytes) {
    /** No control group was found. */
    public static final Cgroup NONE =
        new Cgroup(0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The JVM that cells run on.
   *
   * @param build full version, such as {@code 21.0.8+9-LTS}
   * @param arguments the flags asked for
   * @param finalFlags those flags of {@code -XX:+PrintFlagsFinal} whose value is not the default,
   *     and the ones that comparisons always look at
   */
  public record Jvm(
      String build,
      String vendor,
      String name,
      List<String> arguments,
      Map<String, String> finalFlags) {
    public Jvm {
      arguments = List.copyOf(arguments);
      finalFlags = Collections.unmodifiableMap(new TreeMap<>(finalFlags));
    }
  }

  /** CPU model, stepping and cores: a series breaks where this changes. */
  @JsonIgnore
  public String machineKey() {
    return cpu.model()
        + "/"
        + cpu.details().getOrDefault("stepping", cpu.details().getOrDefault("revision", "?"))
        + "/"
        + cpu.cores().orElse(cpu.processors());
  }
}
