package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a trial is given, the same on all sides of a comparison.
 *
 * @param cpu whole CPUs; null: all of the place
 * @param cpuLimit {@code none}, {@code equal} or a number of CPUs
 * @param memoryBytes memory request and limit of the pod; null: no limit
 * @param heapBytes {@code -Xms} and {@code -Xmx} of every cell
 * @param scratch where scratch files live: {@code memory} or {@code disk}
 */
public record Resources(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer cpu,
    String cpuLimit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long memoryBytes,
    long heapBytes,
    String scratch) {
  public Resources {
    if (cpu != null && cpu < 1) {
      throw new IllegalArgumentException("at least one CPU: " + cpu);
    }
    if (heapBytes < 1) {
      throw new IllegalArgumentException("heap must be positive: " + heapBytes);
    }
  }
}
