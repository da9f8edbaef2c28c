package io.archbench.runner.study;

/**
 * The CPU limit of a trial's pod.
 *
 * @param text {@code none}, {@code equal} (to the request) or a whole number of CPUs
 */
public record CpuLimit(String text) {
  static final String PATTERN = "none|equal|[1-9][0-9]{0,4}";

  public CpuLimit {
    if (!text.matches(PATTERN)) {
      throw new IllegalArgumentException("'" + text + "' is not none, equal or a number of CPUs");
    }
  }
}
