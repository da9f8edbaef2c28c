package io.archbench.agent.probe;

import java.util.ArrayList;
import java.util.List;

/** Tells whether Apple's translator runs this JVM: an x86 build on an arm64 Mac. */
final class Rosetta {
  /** Begins the name of the processor that translated programs see. */
  static final String PROCESSOR = "VirtualApple";

  private Rosetta() {}

  /** Signs that are each enough by themselves. */
  static List<String> proofs(Machine machine) {
    Sysctl sysctl = machine.sysctl();
    List<String> proofs = new ArrayList<>();
    if (sysctl.number("sysctl.proc_translated").isPresent()) {
      proofs.add(
          "Rosetta translates this process (sysctl.proc_translated: 1); a JDK for arm64 measures this Mac");
    }
    sysctl
        .text("machdep.cpu.brand_string")
        .filter(name -> name.startsWith(PROCESSOR))
        .ifPresent(name -> proofs.add("the processor is Rosetta's: " + name));
    if (isX86(machine) && sysctl.number("hw.optional.arm64").isPresent()) {
      proofs.add(
          "the processor is arm64 (hw.optional.arm64: 1), the JVM's architecture is "
              + machine.architectureName());
    }
    return proofs;
  }

  /** Where nothing can be asked, an Intel Mac and a translated JVM look alike. */
  static List<String> suspicions(Machine machine) {
    return machine.isMac() && isX86(machine) && machine.sysctl().isEmpty()
        ? List.of("sysctl, which would tell of Rosetta, does not answer")
        : List.of();
  }

  private static boolean isX86(Machine machine) {
    return machine.architectureName().equals("x86_64")
        || machine.architectureName().equals("amd64");
  }
}
