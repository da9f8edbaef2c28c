package io.archbench.agent.probe;

import io.archbench.trial.record.Environment;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A group of the unified hierarchy. */
final class ControlGroupV2 implements ControlGroup {
  private final GroupFiles files;

  ControlGroupV2(List<Path> chain) {
    files = new GroupFiles(chain);
  }

  @Override
  public Environment.Cgroup limits() {
    return new Environment.Cgroup(
        2,
        files.each(ControlGroupV2::quota).min(Comparator.naturalOrder()),
        files.text("cpuset.cpus.effective"),
        files
            .each(group -> Machine.text(group.resolve("memory.max")).flatMap(KernelTable::number))
            .min(Comparator.naturalOrder()));
  }

  /** {@code cpu.max} holds {@code <quota or max> <period>}. */
  private static Optional<Double> quota(Path group) {
    String[] fields = Machine.text(group.resolve("cpu.max")).orElse("").split(" ", -1);
    if (fields.length != 2) {
      return Optional.empty();
    }
    Optional<Long> period = KernelTable.number(fields[1]).filter(micros -> micros > 0);
    return KernelTable.number(fields[0])
        .filter(micros -> micros > 0)
        .flatMap(quota -> period.map(p -> (double) quota / p));
  }

  @Override
  public Optional<Long> throttledPeriods() {
    return files.number("cpu.stat", "nr_throttled");
  }

  @Override
  public Optional<Long> throttledNanos() {
    return files.number("cpu.stat", "throttled_usec").map(micros -> micros * 1_000);
  }

  @Override
  public Optional<Long> cpuNanos() {
    return files.number("cpu.stat", "usage_usec").map(micros -> micros * 1_000);
  }

  @Override
  public Optional<Long> memoryPeakBytes() {
    return files.number("memory.peak");
  }

  @Override
  public Optional<Long> outOfMemoryKills() {
    return files.number("memory.events", "oom_kill");
  }
}
