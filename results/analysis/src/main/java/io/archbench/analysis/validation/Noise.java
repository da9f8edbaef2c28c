package io.archbench.analysis.validation;

/**
 * How the values of one benchmark scatter, on the ln scale (statistics.md §7).
 *
 * @param node standard deviation between nodes
 * @param pod between pods of one node
 * @param fork between forks of one pod
 * @param heavy whether forks scatter as Student's t with three degrees of freedom
 * @param slow probability that a fork is slower by {@code gap}
 * @param gap as a fraction
 * @param iteration between iterations of one fork
 * @param lag correlation of one iteration with the next
 * @param spike probability that an iteration takes three times as long
 */
public record Noise(
    double node,
    double pod,
    double fork,
    boolean heavy,
    double slow,
    double gap,
    double iteration,
    double lag,
    double spike) {
  /** The usual benchmark. */
  public static final Noise S1 = new Noise(0, .01, .015, false, 0, 0, .035, .25, 0);

  /** Heavy tails between forks, and iterations that drift slowly. */
  public static final Noise S2 = new Noise(0, .02, .065, true, 0, 0, .07, .7, 0);

  /** A quarter of the forks is a tenth slower. */
  public static final Noise S3 = new Noise(0, .01, .01, false, .25, .10, .03, .25, 0);

  /** One iteration in a hundred takes three times as long. */
  public static final Noise S4 = new Noise(0, .01, .015, false, 0, 0, .035, .25, .01);

  /** The usual benchmark on nodes that differ. */
  public static final Noise S5 = new Noise(.02, .01, .015, false, 0, 0, .035, .25, 0);

  /** Only forks and iterations scatter. */
  static Noise of(double fork, double iteration, double lag) {
    return new Noise(0, 0, fork, false, 0, 0, iteration, lag, 0);
  }

  /** Rates of a fork's iterations, around 1. */
  public double[] fork(Draws draws, int iterations) {
    double level = draws.normal(pod) + (heavy ? draws.heavy(fork) : draws.normal(fork));
    if (draws.happens(slow)) {
      level += Math.log1p(-gap);
    }
    double[] rates = new double[iterations];
    double at = draws.normal(iteration);
    for (int i = 0; i < iterations; i++) {
      double spiked = draws.happens(spike) ? -Math.log(3) : 0;
      rates[i] = Math.exp(level + at + spiked);
      at = lag * at + draws.normal(iteration * Math.sqrt(1 - lag * lag));
    }
    return rates;
  }
}
