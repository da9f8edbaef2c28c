package io.archbench.analysis.trend;

/**
 * Between two nights of a series something changed after which they cannot be joined.
 *
 * @param index the first night behind it
 * @param from what it was before, in words
 */
public record SeriesBreak(int index, Cause cause, String from, String to) {
  /** What changed. */
  public enum Cause {
    /** It is measured on another kind of machine. */
    MACHINE,
    /** It is compared with another build. */
    ANCHOR
  }
}
