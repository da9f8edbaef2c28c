package io.archbench.analysis.verdict;

import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.AlarmBudget;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.verdict.Verdict.Equivalent;
import io.archbench.analysis.verdict.Verdict.Improved;
import io.archbench.analysis.verdict.Verdict.Inconclusive;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.analysis.verdict.Verdict.Regressed;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of the design <em>detect</em> (statistics.md §4): what looks changed is a candidate,
 * and changed only if fresh units say so too. Of two looks at the same units the second would
 * confirm whatever the first found.
 */
public final class DetectRules {
  /** Fresh units that confirm a candidate. */
  public static final int CONFIRMING_UNITS = 10;

  /**
   * q: share of false alarms among all of a night, where candidates cannot be confirmed and no
   * budget is set.
   */
  private static final double FALSE_DISCOVERIES = .10;

  static final double SIGNIFICANCE = .05;
  private static final double EQUIVALENCE_CONFIDENCE = .90;

  /** What looks largest is mostly less than it looks, so that fresh units find less of it. */
  private static final double LEAST_OF_ALERT = .67;

  private DetectRules() {}

  /** Whether units of the first phase make a cell a candidate. */
  public static boolean isCandidate(LogRatioEstimate screened, Policy policy) {
    return screened.p() < SIGNIFICANCE
        && Math.abs(screened.theta()) >= StrictMath.log1p(policy.alert());
  }

  /** Judges one cell by the first phase alone: it may be a candidate, and never changed. */
  public static Verdict screen(
      Aim.Detect aim, Evidence evidence, Circumstances circumstances, Policy policy) {
    return VerdictRules.judge(
        evidence,
        circumstances,
        enough ->
            isCandidate(enough.estimate(), policy)
                ? unconfirmed(
                    aim.confirming()
                        ? "a candidate: %d fresh units are to confirm it"
                            .formatted(CONFIRMING_UNITS)
                        : "a candidate without fresh units to confirm it")
                : unchanged(enough.estimate(), policy)
                    .orElseGet(() -> VerdictRules.noisy(aim, enough, circumstances, policy)));
  }

  /**
   * Judges a candidate by its fresh units alone.
   *
   * @param screened ln ratio of the first phase, of which only the sign counts
   * @param level one-sided p below which they confirm it: {@link #level}
   */
  public static Verdict confirm(
      double screened,
      double level,
      Evidence evidence,
      Circumstances circumstances,
      Policy policy) {
    return VerdictRules.judge(
        evidence,
        circumstances,
        enough ->
            isConfirmed(screened, level, enough.estimate(), policy)
                ? changed(screened)
                : unchanged(enough.estimate(), policy)
                    .orElseGet(() -> notConfirmed(screened, enough.estimate())));
  }

  /**
   * The level that fresh units have to reach.
   *
   * <p>Of what has not changed, one quantity in forty looks slower by p alone, and its fresh units
   * say so too as often as the level that they are held to: a night of many quantities needs a
   * stricter one. That a change has to be of some size makes false alarms rarer still, which is not
   * counted on.
   *
   * @param judged quantities of the comparison that have an interval
   * @return one-sided p
   */
  public static double level(Aim.Detect aim, int judged) {
    return aim.alarms().map(budget -> level(budget, judged)).orElse(SIGNIFICANCE);
  }

  /** The level that keeps to a budget of false alarms. */
  public static double level(AlarmBudget budget, int judged) {
    double candidates = Math.max(1, judged) * SIGNIFICANCE / 2;
    return Math.min(SIGNIFICANCE, budget.ofNight() / candidates);
  }

  /**
   * Whether a candidate that no fresh units could confirm counts as changed.
   *
   * <p>A budget is a number of false alarms, and half of what looks changed by chance looks slower:
   * at this level no more than the night's are expected. Without one the share of false alarms
   * among all alarms is bounded.
   *
   * @param p two-sided, of the first phase
   * @param adjusted that p among all cells of the night, after Benjamini and Hochberg
   * @param judged quantities of the comparison that have an interval
   */
  public static boolean standsUnconfirmed(Aim.Detect aim, double p, double adjusted, int judged) {
    return aim.alarms()
        .map(budget -> p < 2 * budget.ofNight() / Math.max(1, judged))
        .orElse(adjusted <= FALSE_DISCOVERIES);
  }

  private static boolean isConfirmed(
      double screened, double level, LogRatioEstimate fresh, Policy policy) {
    return Math.signum(fresh.theta()) == Math.signum(screened)
        && fresh.oneSidedP() < level
        && Math.abs(fresh.theta()) >= LEAST_OF_ALERT * StrictMath.log1p(policy.alert());
  }

  /** The verdict of a cell that has changed in that direction. */
  public static Verdict changed(double theta) {
    return theta > 0 ? new Improved() : new Regressed();
  }

  private static Optional<Verdict> unchanged(LogRatioEstimate estimate, Policy policy) {
    return estimate.isEquivalent(EQUIVALENCE_CONFIDENCE, policy.equivalence())
        ? Optional.of(new Equivalent())
        : Optional.empty();
  }

  private static Verdict notConfirmed(double screened, LogRatioEstimate fresh) {
    return unconfirmed(
        String.format(
            Locale.ROOT,
            "screened at %+.1f %%, and fresh units did not confirm it: %+.1f %%",
            100 * StrictMath.expm1(screened),
            100 * StrictMath.expm1(fresh.theta())));
  }

  private static Verdict unconfirmed(String words) {
    return new Inconclusive(Reason.UNCONFIRMED, words, Optional.empty());
  }
}
