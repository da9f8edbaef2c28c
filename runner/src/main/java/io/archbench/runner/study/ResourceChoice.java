package io.archbench.runner.study;

import java.util.Optional;

/** What a trial is given; what is absent comes from the study, the suite or the defaults. */
public record ResourceChoice(
    @Key(value = "Whole CPUs; absent: all of the node.", min = 1, max = 4_096)
        Optional<Integer> cpu,
    @Key("none, equal, or a number of CPUs.") Optional<CpuLimit> cpuLimit,
    @Key("Memory request and limit.") Optional<MemoryQuantity> memory,
    @Key("Heap, as -Xms and -Xmx; absent: what the suite needs.") Optional<MemoryQuantity> heap,
    @Key("Where scratch files live.") Optional<Scratch> scratch) {
  public ResourceChoice {
    if (heap.isPresent() && heap.get().bytes() % 1024 != 0) {
      throw new ImpossibleValueException("heap", "whole KiB", heap.get().bytes() + " bytes");
    }
    if (memory.isPresent() && heap.isPresent() && heap.get().bytes() >= memory.get().bytes()) {
      throw new ImpossibleValueException(
          "heap",
          "less than memory, which is " + memory.get().bytes() + " bytes",
          heap.get().bytes() + " bytes");
    }
  }

  /** These, and where one is absent, the other's. */
  public ResourceChoice or(ResourceChoice other) {
    return new ResourceChoice(
        cpu.or(other::cpu),
        cpuLimit.or(other::cpuLimit),
        memory.or(other::memory),
        heap.or(other::heap),
        scratch.or(other::scratch));
  }
}
