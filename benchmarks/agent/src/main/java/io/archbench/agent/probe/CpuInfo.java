package io.archbench.agent.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code /proc/cpuinfo}: one table for each processor.
 *
 * @param processors in the kernel's order; empty where the file is missing
 */
record CpuInfo(List<Map<String, String>> processors) {
  /** The detail that says how many processors there are of each kind of core, if they are mixed. */
  static final String KINDS = "kinds";

  private static final List<String> ARM_KEYS =
      List.of("CPU implementer", "CPU part", "CPU variant", "CPU revision");
  private static final List<String> X86_KEYS =
      List.of("vendor_id", "cpu family", "model", "stepping", "microcode");

  CpuInfo {
    processors = List.copyOf(processors);
  }

  static CpuInfo of(Machine machine) {
    List<Map<String, String>> processors = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : machine.procLines("cpuinfo")) {
      if (line.startsWith("processor") && !lines.isEmpty()) {
        processors.add(KernelTable.of(lines, ":"));
        lines.clear();
      }
      lines.add(line);
    }
    if (!lines.isEmpty()) {
      processors.add(KernelTable.of(lines, ":"));
    }
    return new CpuInfo(processors);
  }

  /** Whether any processor has that line. */
  boolean has(String key) {
    return processors.stream().anyMatch(processor -> processor.containsKey(key));
  }

  /** The different values of a line over all processors, in order. */
  Set<String> values(String key) {
    Set<String> values = new LinkedHashSet<>();
    for (Map<String, String> processor : processors) {
      String value = processor.get(key);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** The name of the processor, or of all kinds of core where they are mixed. */
  String model() {
    Set<String> cores = armCores().keySet();
    Set<String> names = cores.isEmpty() ? values("model name") : cores;
    return names.isEmpty() ? "unknown" : String.join(" + ", names);
  }

  /** How many processors there are of each kind of arm64 core, in the kernel's order. */
  private Map<String, Integer> armCores() {
    Map<String, Integer> cores = new LinkedHashMap<>();
    for (Map<String, String> processor : processors) {
      String implementer = processor.get("CPU implementer");
      if (implementer != null) {
        String part = processor.getOrDefault("CPU part", "?");
        cores.merge(ArmCores.name(implementer, part), 1, Integer::sum);
      }
    }
    return cores;
  }

  /**
   * Identity as the kernel prints it; different values of mixed cores are joined by commas, keys
   * are the kernel's own without {@code CPU}.
   */
  Map<String, String> details() {
    Map<String, String> details = new TreeMap<>();
    for (String key : has("CPU implementer") ? ARM_KEYS : X86_KEYS) {
      Set<String> values = values(key);
      if (!values.isEmpty()) {
        String name = key.replace("CPU ", "").replace("cpu ", "").replace("_id", "");
        details.put(name, values.stream().collect(Collectors.joining(",")));
      }
    }
    Map<String, Integer> cores = armCores();
    if (cores.size() > 1) {
      details.put(
          KINDS,
          cores.entrySet().stream()
              .map(core -> core.getValue() + " " + core.getKey())
              .collect(Collectors.joining(" + ")));
    }
    return details;
  }
}
