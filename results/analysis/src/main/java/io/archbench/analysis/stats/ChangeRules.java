package io.archbench.analysis.stats;

/**
 * What {@link EDivisive} takes for a change.
 *
 * @param window how many points are searched at once; the next window begins half as many further
 * @param candidateP the largest p with which a point becomes a candidate
 * @param p below which a candidate stays in the end
 * @param magnitude above which a shift counts, such as .02 for 2 %
 * @param scale of the values
 * @param spread how the deviation of a stretch is estimated
 * @param retest which neighbours are tested again when a candidate is taken out
 * @param fewest points on each side of a change
 * @param correlation of neighbouring residuals above which a shift also has to be twice as large as
 *     their standard deviation; above 1 for never
 */
public record ChangeRules(
    int window,
    double candidateP,
    double p,
    double magnitude,
    Scale scale,
    Spread spread,
    Retest retest,
    int fewest,
    double correlation) {
  /** Of nights on the ln scale: docs/statistics.md, History. */
  public static final ChangeRules NIGHTS =
      new ChangeRules(50, .01, .001, .02, Scale.LOGARITHM, Spread.SAMPLE, Retest.BOTH, 3, .2);

  private static final double NEVER = 2;
  private static final int CANDIDATES = 10;

  public ChangeRules {
    if (window < 2 * fewest || fewest < 1) {
      throw new IllegalArgumentException(
          "a window of %d points has no room for %d on each side".formatted(window, fewest));
    }
  }

  /** What Apache Otava does with these options, for values above 0 that are no logarithms. */
  public static ChangeRules otava(int window, double p, double magnitude) {
    return new ChangeRules(
        window,
        CANDIDATES * p,
        p,
        magnitude,
        Scale.RATIO,
        Spread.POPULATION,
        Retest.BEHIND,
        1,
        NEVER);
  }

  /** How far apart two means are. */
  public enum Scale {
    /** Means of the values themselves: the larger of their ratios, less 1. */
    RATIO {
      @Override
      double magnitude(double before, double after) {
        return Math.max(change(before, after), change(after, before));
      }
    },
    /** Means of logarithms: the ratio of the larger to the smaller, less 1. */
    LOGARITHM {
      @Override
      double magnitude(double before, double after) {
        return Math.expm1(Math.abs(after - before));
      }
    };

    abstract double magnitude(double before, double after);

    private static double change(double from, double to) {
      return from == 0 ? 0 : Math.abs(to / from - 1);
    }
  }

  /** How the deviation of a stretch is estimated. */
  public enum Spread {
    /** With n in the denominator, too small for short stretches. */
    POPULATION,
    /** With n − 1. */
    SAMPLE;

    double variance(Moments moments) {
      return switch (this) {
        case POPULATION -> moments.variance() * (moments.n() - 1) / moments.n();
        case SAMPLE -> moments.variance();
      };
    }
  }

  /** Which neighbours are tested again when a candidate is taken out. */
  public enum Retest {
    /** Those on both sides: both have become neighbours of another stretch. */
    BOTH,
    /** The two behind it, as Otava 0.8.0 does: the one before it keeps its old p. */
    BEHIND
  }
}
