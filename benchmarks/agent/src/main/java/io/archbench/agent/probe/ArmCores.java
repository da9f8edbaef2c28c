package io.archbench.agent.probe;

import java.util.Map;

/**
 * Names of arm64 cores by implementer and part, as {@code /proc/cpuinfo} prints them. Source: Arm's
 * and the vendors' MIDR_EL1 tables.
 */
final class ArmCores {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("0x41/0xd0c", "Neoverse N1"),
          Map.entry("0x41/0xd40", "Neoverse V1"),
          Map.entry("0x41/0xd49", "Neoverse N2"),
          Map.entry("0x41/0xd4f", "Neoverse V2"),
          Map.entry("0x41/0xd8e", "Neoverse N3"),
          Map.entry("0x41/0xd84", "Neoverse V3"),
          Map.entry("0x41/0xd03", "Cortex-A53"),
          Map.entry("0x41/0xd08", "Cortex-A72"),
          Map.entry("0x41/0xd0b", "Cortex-A76"),
          Map.entry("0x6d/0xd49", "Azure Cobalt 100"),
          Map.entry("0xc0/0xac3", "AmpereOne"),
          Map.entry("0xc0/0xac4", "AmpereOne"));

  private ArmCores() {}

  /** The name; implementer and part themselves where it is not known. */
  static String name(String implementer, String part) {
    String key = implementer + "/" + part;
    return NAMES.getOrDefault(key, "arm64 " + key);
  }
}
