package io.archbench.analysis.trend;

/**
 * Between two nights of a series something changed that both sides of the comparison had, so that
 * the series goes on.
 *
 * @param index the first night with it
 */
public record Annotation(int index, Kind kind, String from, String to) {
  /** What changed. */
  public enum Kind {
    KERNEL,
    JDK
  }
}
