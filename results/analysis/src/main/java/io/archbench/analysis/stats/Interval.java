package io.archbench.analysis.stats;

/** A closed interval of real numbers, on whatever scale it was made. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("not an interval: " + low + " to " + high);
    }
  }

  /** Whether the value lies in the interval, its ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether the whole interval lies strictly inside −margin to margin. */
  public boolean isInside(double margin) {
    return -margin < low && high < margin;
  }

  /** Half the distance between the ends. */
  public double halfWidth() {
    return (high - low) / 2;
  }

  /** The same interval of a ratio, if this one is of its logarithm. */
  public Interval exp() {
    return new Interval(LnScale.exp(low), LnScale.exp(high));
  }
}
