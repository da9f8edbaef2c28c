package io.archbench.trial.record;

import java.time.Instant;
import java.util.Optional;

/**
 * Counters that only ever grow and tell what disturbed a trial; two readings make a difference.
 * Absent: not visible here.
 *
 * @param stealTicks time that the hypervisor gave to others (8th number of {@code /proc/stat})
 * @param totalTicks all time of {@code /proc/stat}
 * @param throttledPeriods periods in which the CPU quota was used up
 * @param throttledNanos time spent throttled
 * @param cpuNanos CPU time of the control group
 * @param memoryPeakBytes highest memory use of the control group
 * @param outOfMemoryKills processes of the control group killed for memory
 */
public record NoiseCounters(
    Instant time,
    Optional<Long> stealTicks,
    Optional<Long> totalTicks,
    Optional<Long> throttledPeriods,
    Optional<Long> throttledNanos,
    Optional<Long> cpuNanos,
    Optional<Long> memoryPeakBytes,
    Optional<Long> outOfMemoryKills) {}
