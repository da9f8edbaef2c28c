package io.archbench.analysis.trend;

/**
 * From that night on the series lies elsewhere.
 *
 * @param index the first night behind the change
 * @param before mean theta from the change before, or the last break, up to here
 * @param after mean theta from here to the next change or break
 * @param p of the test that the change passed
 */
public record ChangePoint(int index, double before, double after, double p) {
  /** ln ratio of after to before: above 0 it became better. */
  public double shift() {
    return after - before;
  }
}
