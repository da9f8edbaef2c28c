package io.archbench.analysis.stats;

/** The way back from logarithms. */
public final class LnScale {
  private LnScale() {}

  /** e to that power; at most the largest finite number, so that documents can hold it. */
  public static double exp(double logarithm) {
    return Math.min(StrictMath.exp(logarithm), Double.MAX_VALUE);
  }
}
