package io.archbench.agent.probe;

import io.archbench.trial.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether something emulates the architecture. Missing files are no evidence, except where
 * their absence beside present ones is a sign of its own.
 */
public final class EmulationGuard {
  // whole file names only: a jar below /home/federico/fexample must not look like FEX
  private static final Pattern EMULATOR =
      Pattern.compile(
          "(?i)(lib)?(qemu|rosetta|fex|box64)((interpreter|core|loader|linux)|[^a-z0-9].*)?");

  private EmulationGuard() {}

  /**
   * What was found.
   *
   * @param proofs each enough by itself
   * @param suspicions signs that are not; at most one for each source, so that they are independent
   */
  public record Findings(List<String> proofs, List<String> suspicions) {
    public Findings {
      proofs = List.copyOf(proofs);
      suspicions = List.copyOf(suspicions);
    }

    /** Whether nothing may be measured here: a proof, or two independent suspicions. */
    public boolean emulated() {
      return !proofs.isEmpty() || suspicions.size() >= 2;
    }

    /** All that was found, in words. */
    public String words() {
      List<String> all = new ArrayList<>(proofs);
      all.addAll(suspicions);
      return String.join("; ", all);
    }
  }

  /** Looks for signs. */
  public static Findings look(Machine machine) {
    List<String> proofs = new ArrayList<>();
    kernelArchitecture(machine).ifPresent(proofs::add);
    executable(machine).ifPresent(proofs::add);
    mapping(machine).ifPresent(proofs::add);
    commandName(machine).ifPresent(proofs::add);
    virtualProcessor(machine).ifPresent(proofs::add);
    proofs.addAll(Rosetta.proofs(machine));
    List<String> suspicions = new ArrayList<>(Rosetta.suspicions(machine));
    if (machine.architectureName().equals("aarch64")) {
      cpuInfo(machine).ifPresent(suspicions::add);
      identificationRegister(machine).ifPresent(suspicions::add);
    }
    return new Findings(proofs, suspicions);
  }

  private static Optional<String> kernelArchitecture(Machine machine) {
    return machine
        .proc("sys/kernel/arch")
        .filter(kernel -> differs(kernel, machine.architectureName()))
        .map(
            kernel ->
                "the kernel's architecture is "
                    + kernel
                    + ", the JVM's is "
                    + machine.architectureName());
  }

  private static boolean differs(String kernel, String own) {
    try {
      return Architecture.of(kernel) != Architecture.of(own);
    } catch (IllegalArgumentException e) {
      return !kernel.equals(own); // neither amd64 nor arm64 on one side
    }
  }

  // QEMU answers /proc/self/exe itself, but not the thread's link
  private static Optional<String> executable(Machine machine) {
    return machine
        .procLink("thread-self/exe")
        .filter(path -> isEmulator(path.toString()))
        .map(path -> "the process executes " + path);
  }

  private static Optional<String> mapping(Machine machine) {
    return machine.procLines("thread-self/maps").stream()
        .filter(line -> line.indexOf('/') >= 0)
        .map(line -> line.substring(line.indexOf('/')))
        .filter(EmulationGuard::isEmulator)
        .findFirst()
        .map(path -> "the process maps " + path);
  }

  private static Optional<String> commandName(Machine machine) {
    return machine
        .proc("self/comm")
        .filter(EmulationGuard::isEmulator)
        .map(name -> "the process's command name is " + name);
  }

  private static boolean isEmulator(String path) {
    String name = path.strip();
    return EMULATOR.matcher(name.substring(name.lastIndexOf('/') + 1)).matches();
  }

  private static Optional<String> virtualProcessor(Machine machine) {
    return CpuInfo.of(machine).values("model name").stream()
        .filter(name -> name.startsWith(Rosetta.PROCESSOR))
        .findFirst()
        .map(name -> "/proc/cpuinfo names the processor of an emulator: " + name);
  }

  private static Optional<String> cpuInfo(Machine machine) {
    CpuInfo info = CpuInfo.of(machine);
    if (info.has("vendor_id")) {
      return Optional.of("/proc/cpuinfo has vendor_id, which arm64 kernels do not print");
    }
    return info.values("CPU implementer").contains("0x00")
        ? Optional.of("/proc/cpuinfo has implementer 0x00, which no vendor uses")
        : Optional.empty();
  }

  private static Optional<String> identificationRegister(Machine machine) {
    boolean visible = machine.sys("devices/system/cpu/online").isPresent();
    boolean register =
        machine.sys("devices/system/cpu/cpu0/regs/identification/midr_el1").isPresent();
    return visible && !register
        ? Optional.of("/sys shows processors, but not their midr_el1")
        : Optional.empty();
  }
}
