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
          Map.entry("0x41/0xd05", "Cortex-A55"),
          Map.entry("0x41/0xd07", "Cortex-A57"),
          Map.entry("0x41/0xd08", "Cortex-A72"),
          Map.entry("0x41/0xd09", "Cortex-A73"),
          Map.entry("0x41/0xd0b", "Cortex-A76"),
          Map.entry("0x41/0xd41", "Cortex-A78"),
          Map.entry("0x41/0xd4b", "Cortex-A78C"),
          Map.entry("0x41/0xd4c", "Cortex-X1C"),
          Map.entry("0x51/0x804", "Kryo 4XX Gold"),
          Map.entry("0x51/0x805", "Kryo 4XX Silver"),
          Map.entry("0x61/0x000", "Apple silicon (virtual machine)"),
          Map.entry("0x61/0x022", "Apple M1 Icestorm"),
          Map.entry("0x61/0x023", "Apple M1 Firestorm"),
          Map.entry("0x61/0x024", "Apple M1 Pro Icestorm"),
          Map.entry("0x61/0x025", "Apple M1 Pro Firestorm"),
          Map.entry("0x61/0x028", "Apple M1 Max Icestorm"),
          Map.entry("0x61/0x029", "Apple M1 Max Firestorm"),
          Map.entry("0x61/0x032", "Apple M2 Blizzard"),
          Map.entry("0x61/0x033", "Apple M2 Avalanche"),
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
