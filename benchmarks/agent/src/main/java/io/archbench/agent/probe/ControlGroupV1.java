package io.archbench.agent.probe;

import io.archbench.trial.record.Environment;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The groups of the separate hierarchies. */
final class ControlGroupV1 implements ControlGroup {
  /** The kernel says "no limit" by the largest multiple of a page that fits a signed long. */
  private static final long NO_LIMIT = 1L << 62;

  private final GroupFiles cpu;
  private final GroupFiles accounting;
  private final GroupFiles cpuset;
  private final GroupFiles memory;

  ControlGroupV1(List<Path> cpu, List<Path> accounting, List<Path> cpuset, List<Path> memory) {
    this.cpu = new GroupFiles(cpu);
    this.accounting = new GroupFiles(accounting);
    this.cpuset = new GroupFiles(cpuset);
    this.memory = new GroupFiles(memory);
  }

  @Override
  public Environment.Cgroup limits() {
    return new Environment.Cgroup(
        1,
        cpu.each(ControlGroupV1::quota).min(Comparator.naturalOrder()),
        cpuset.text("cpuset.effective_cpus").or(() -> cpuset.text("cpuset.cpus")),
        memory
            .each(group -> number(group, "memory.limit_in_bytes"))
            .filter(limit -> limit < NO_LIMIT)
            .min(Comparator.naturalOrder()));
  }

  private static Optional<Double> quota(Path group) {
    Optional<Long> period = number(group, "cpu.cfs_period_us").filter(micros -> micros > 0);
    return number(group, "cpu.cfs_quota_us")
        .filter(micros -> micros > 0) // -1: no quota
        .flatMap(quota -> period.map(p -> (double) quota / p));
  }

  private static Optional<Long> number(Path group, String file) {
    return Machine.text(group.resolve(file)).flatMap(KernelTable::number);
  }

  @Override
  public Optional<Long> throttledPeriods() {
    return cpu.number("cpu.stat", "nr_throttled");
  }

  @Override
  public Optional<Long> throttledNanos() {
    return cpu.number("cpu.stat", "throttled_time");
  }

  @Override
  public Optional<Long> cpuNanos() {
    return accounting.number("cpuacct.usage");
  }

  @Override
  public Optional<Long> memoryPeakBytes() {
    return memory.number("memory.max_usage_in_bytes");
  }

  @Override
  public Optional<Long> outOfMemoryKills() {
    return memory.number("memory.oom_control", "oom_kill");
  }
}
