package io.archbench.analysis.stats;

/**
 * Decides, when a batch of rounds has been measured, how many more are worth it (statistics.md §3).
 * It looks at the width of an interval and never at where it lies: stopping once a difference is
 * significant finds one where there is none.
 */
public final class StopRule {
  /** Rounds between two looks. */
  public static final int LARGEST_BATCH = 10;

  /** Most of its width that an interval may keep for a batch to be worth it. */
  private static final double WORTH_IT = .9;

  private StopRule() {}

  /** What to do. */
  public sealed interface Step {
    /** The interval is narrow enough. */
    record Enough() implements Step {}

    /** So many rounds. */
    record More(int rounds) implements Step {}

    /** No number of rounds narrows it enough. */
    record Hopeless() implements Step {}
  }

  /**
   * The step where every round brings a unit: n · (h ÷ h*)² units are needed if further ones vary
   * as those so far.
   *
   * @param now half-width of the 95 % interval, on the ln scale as all of them
   * @param n units of the smaller side
   * @param halfWidth h*
   */
  public static Step next(double now, int n, double halfWidth) {
    double ratio = now / halfWidth;
    if (ratio <= 1) {
      return new Step.Enough();
    }
    return new Step.More(batch(Math.ceil(n * ratio * ratio) - n));
  }

  /**
   * The step where rounds bring further trials of the same nodes: a batch is begun only if it is
   * forecast to reach h*, or to leave at most nine tenths of the width.
   *
   * @param now half-width of the 95 % interval, on the ln scale as all of them
   * @param nodes K, of the side that has fewer
   * @param halfWidth h*
   */
  public static Step next(double now, VarianceComponents components, int nodes, double halfWidth) {
    if (now <= halfWidth) {
      return new Step.Enough();
    }
    double trials = components.trialsPerNode();
    int rounds = batch(components.roundsUntil(nodes, halfWidth).orElse(LARGEST_BATCH));
    double then = components.halfWidth(nodes, trials + (double) rounds / nodes);
    return then <= halfWidth || then <= WORTH_IT * components.halfWidth(nodes, trials)
        ? new Step.More(rounds)
        : new Step.Hopeless();
  }

  private static int batch(double rounds) {
    return (int) Math.clamp(rounds, 1, LARGEST_BATCH);
  }
}
