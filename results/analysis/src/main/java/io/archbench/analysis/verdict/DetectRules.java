package io.archbench.analysis.verdict;

import io.archbench.analysis.question.Aim;
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

  /** q: share of false alarms among all of a night, where candidates cannot be confirmed. */
  public static final double FALSE_DISCOVERIES = .10;

  private static final double SIGNIFICANCE = .05;
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
   */
  public static Verdict confirm(
      double screened, Evidence evidence, Circumstances circumstances, Policy policy) {
    return VerdictRules.judge(
        evidence,
        circumstances,
        enough ->
            isConfirmed(screened, enough.estimate(), policy)
                ? changed(screened)
                : unchanged(enough.estimate(), policy)
                    .orElseGet(() -> notConfirmed(screened, enough.estimate())));
  }

  private static boolean isConfirmed(double screened, LogRatioEstimate fresh, Policy policy) {
    return Math.signum(fresh.theta()) == Math.signum(screened)
        && fresh.oneSidedP() < SIGNIFICANCE
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
