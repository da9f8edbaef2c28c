package io.archbench.agent.probe;

import io.archbench.trial.record.Environment.Cpu;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds out what the processor is and how its cores, threads, caches and nodes are laid out. */
final class CpuProbe {
  private static final String CPUS = "devices/system/cpu";

  private CpuProbe() {}

  static Cpu probe(Machine machine) {
    return machine.sysctl().isEmpty() ? ofFiles(machine) : MacCpu.of(machine.sysctl());
  }

  private static Cpu ofFiles(Machine machine) {
    CpuInfo info = CpuInfo.of(machine);
    Set<String> cores = new HashSet<>();
    int threadsPerCore = 0;
    for (Path cpu : machine.numbered(CPUS, "cpu")) {
      Optional<String> siblings = Machine.text(cpu.resolve("topology/thread_siblings_list"));
      if (siblings.isPresent()) {
        cores.add(siblings.get());
        threadsPerCore = Math.max(threadsPerCore, KernelTable.sizeOf(siblings.get()));
      }
    }
    List<Path> nodes = machine.numbered("devices/system/node", "node");
    return new Cpu(
        info.model(),
        details(machine, info),
        processors(machine, info),
        positive(cores.size()),
        positive(threadsPerCore),
        positive(nodes.size()),
        caches(machine),
        machine.sys(CPUS + "/cpu0/cpufreq/scaling_governor").orElse("unknown"));
  }

  /**
   * An Intel laptop's two kinds of core have one name; only the kernel's devices tell them apart.
   */
  private static Map<String, String> details(Machine machine, CpuInfo info) {
    Map<String, String> details = new TreeMap<>(info.details());
    int fast = machine.sys("devices/cpu_core/cpus").map(KernelTable::sizeOf).orElse(0);
    int slow = machine.sys("devices/cpu_atom/cpus").map(KernelTable::sizeOf).orElse(0);
    if (fast > 0 && slow > 0) {
      details.put(CpuInfo.KINDS, fast + " Performance + " + slow + " Efficiency");
    }
    return details;
  }

  private static int processors(Machine machine, CpuInfo info) {
    return machine
        .sys(CPUS + "/online")
        .map(KernelTable::sizeOf)
        .filter(size -> size > 0)
        .or(() -> positive(info.processors().size()))
        .orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  private static Map<String, String> caches(Machine machine) {
    Map<String, String> caches = new TreeMap<>();
    for (Path index : machine.numbered(CPUS + "/cpu0/cache", "index")) {
      Optional<String> level = Machine.text(index.resolve("level"));
      Optional<String> size = Machine.text(index.resolve("size"));
      if (level.isPresent() && size.isPresent()) {
        caches.put("L" + level.get() + letter(index), size.get());
      }
    }
    return caches;
  }

  private static String letter(Path index) {
    String type = Machine.text(index.resolve("type")).orElse("");
    if (type.equals("Data")) {
      return "d";
    }
    return type.equals("Instruction") ? "i" : "";
  }

  private static Optional<Integer> positive(int number) {
    return number > 0 ? Optional.of(number) : Optional.empty();
  }
}
