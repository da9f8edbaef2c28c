package io.archbench.agent.probe;

import io.archbench.trial.record.Environment.Cpu;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The processor of a Mac, Apple's own or Intel's. */
final class MacCpu {
  private static final long KIBI = 1024;

  /** What is recorded, by the name that the record gives it. */
  private static final Map<String, List<String>> DETAILS =
      Map.of(
          "vendor", List.of("machdep.cpu.vendor"),
          "family", List.of("machdep.cpu.family", "hw.cpufamily"),
          "subfamily", List.of("hw.cpusubfamily"),
          "model", List.of("machdep.cpu.model"),
          "stepping", List.of("machdep.cpu.stepping"),
          "microcode", List.of("machdep.cpu.microcode_version"),
          "machine", List.of("hw.model"));

  private static final Map<String, String> CACHES =
      Map.of(
          "L1d", "l1dcachesize",
          "L1i", "l1icachesize",
          "L2", "l2cachesize",
          "L3", "l3cachesize");

  private MacCpu() {}

  static Cpu of(Sysctl sysctl) {
    Optional<Integer> processors = sysctl.count("hw.logicalcpu").or(() -> sysctl.count("hw.ncpu"));
    Optional<Integer> cores = sysctl.count("hw.physicalcpu");
    return new Cpu(
        sysctl.text("machdep.cpu.brand_string").orElse("unknown"),
        details(sysctl),
        processors.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
        cores,
        cores.flatMap(
            physical ->
                processors
                    .filter(logical -> logical % physical == 0)
                    .map(logical -> logical / physical)),
        Optional.empty(),
        caches(sysctl),
        "unknown"); // macOS has no governor to ask for
  }

  private static Map<String, String> details(Sysctl sysctl) {
    Map<String, String> details = new TreeMap<>();
    DETAILS.forEach(
        (name, keys) ->
            keys.stream()
                .flatMap(key -> sysctl.text(key).stream())
                .findFirst()
                .ifPresent(value -> details.put(name, value)));
    List<String> levels = sysctl.levels();
    if (levels.size() > 1) {
      details.put(
          CpuInfo.KINDS,
          levels.stream().map(level -> kind(sysctl, level)).collect(Collectors.joining(" + ")));
    }
    return details;
  }

  private static String kind(Sysctl sysctl, String level) {
    String name = level.substring("hw.".length(), level.length() - 1);
    return sysctl.count(level + "logicalcpu").orElse(0)
        + " "
        + sysctl.text(level + "name").orElse(name);
  }

  /** Of each kind of core, for the plain keys tell only of the slowest. */
  private static Map<String, String> caches(Sysctl sysctl) {
    List<String> levels = sysctl.levels();
    List<String> prefixes = levels.isEmpty() ? List.of("hw.") : levels;
    Map<String, String> caches = new TreeMap<>();
    CACHES.forEach(
        (name, key) -> {
          Set<String> sizes = new LinkedHashSet<>();
          for (String prefix : prefixes) {
            sysctl.number(prefix + key).ifPresent(bytes -> sizes.add(bytes / KIBI + "K"));
          }
          if (sizes.isEmpty()) {
            sysctl.number("hw." + key).ifPresent(bytes -> sizes.add(bytes / KIBI + "K"));
          }
          if (!sizes.isEmpty()) {
            caches.put(name, String.join(" + ", sizes));
          }
        });
    return caches;
  }
}
