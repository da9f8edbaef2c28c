package io.archbench.agent.probe;

import io.archbench.trial.record.NoiseCounters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the counters that tell what disturbed a measurement. */
public final class NoiseProbe {
  private static final int STEAL = 7;
  // guest time (9th and 10th) is part of user time already
  private static final int COUNTED = 8;

  private NoiseProbe() {}

  /** The counters now; {@code time} is what the clock says. */
  public static NoiseCounters probe(Machine machine, Instant time) {
    List<Long> ticks = ticks(machine);
    Optional<ControlGroup> group = ControlGroup.of(machine);
    return new NoiseCounters(
        time,
        ticks.size() > STEAL ? Optional.of(ticks.get(STEAL)) : Optional.empty(),
        ticks.isEmpty()
            ? Optional.empty()
            : Optional.of(ticks.stream().limit(COUNTED).mapToLong(Long::longValue).sum()),
        group.flatMap(ControlGroup::throttledPeriods),
        group.flatMap(ControlGroup::throttledNanos),
        group.flatMap(ControlGroup::cpuNanos),
        group.flatMap(ControlGroup::memoryPeakBytes),
        group.flatMap(ControlGroup::outOfMemoryKills));
  }

  /** The numbers behind {@code cpu} on the first line of {@code /proc/stat}. */
  private static List<Long> ticks(Machine machine) {
    List<Long> ticks = new ArrayList<>();
    List<String> lines = machine.procLines("stat");
    if (!lines.isEmpty() && lines.get(0).startsWith("cpu ")) {
      for (String field : lines.get(0).substring(4).strip().split(" +", -1)) {
        KernelTable.number(field).ifPresent(ticks::add);
      }
    }
    return ticks;
  }
}
