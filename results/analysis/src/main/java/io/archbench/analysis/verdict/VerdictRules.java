package io.archbench.analysis.verdict;

import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.stats.Forecast;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.verdict.Verdict.Equivalent;
import io.archbench.analysis.verdict.Verdict.Improved;
import io.archbench.analysis.verdict.Verdict.Inconclusive;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.analysis.verdict.Verdict.Regressed;
import io.archbench.analysis.verdict.Verdict.Settle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The rules of the design <em>estimate</em>: statistics.md §1 (how many units) and §3. */
public final class VerdictRules {
  /** From how many units a side a verdict is given. */
  public static final int ENOUGH_UNITS = 5;

  /** From how many units a side an interval is printed. */
  public static final int ENOUGH_FOR_INTERVAL = 3;

  /** Shortest warm-up, and shortest measured time, that a verdict may rest on. */
  public static final long STEADY_MILLIS = 10_000;

  /** Half-width, as a fraction of the ratio, that further units are forecast for. */
  public static final double HALF_WIDTH = .03;

  private static final double CONFIDENCE = .95;
  private static final double EQUIVALENCE_CONFIDENCE = .90;

  private VerdictRules() {}

  /** Whether a cell is run too briefly to be steady: it shows how things work and no more. */
  public static boolean isDemonstration(PlannedCell cell) {
    return isShort(cell.warmupMillis()) || isShort(cell.measuredMillis());
  }

  private static boolean isShort(long millis) {
    return millis != PlannedCell.UNKNOWN && millis < STEADY_MILLIS;
  }

  /** Judges one cell. */
  public static Verdict judge(Evidence evidence, Circumstances circumstances, Policy policy) {
    return switch (evidence) {
      case Evidence.Failed failed -> inconclusive(Reason.FAILED, failed.words());
      case Evidence.Missing missing -> inconclusive(Reason.TOO_FEW, missing.words());
      case Evidence.Point point ->
          barred(circumstances).orElseGet(() -> tooFew(point.n(), circumstances));
      case Evidence.Estimated estimated ->
          barred(circumstances).orElseGet(() -> judge(estimated, circumstances, policy));
    };
  }

  private static Optional<Verdict> barred(Circumstances circumstances) {
    if (circumstances.tooShort().isPresent()) {
      return circumstances.tooShort().map(words -> inconclusive(Reason.UNSTEADY, words));
    }
    if (!circumstances.unfair().isEmpty()) {
      return Optional.of(
          inconclusive(
              Reason.UNFAIR,
              "the sides also differ in " + String.join("; ", circumstances.unfair())));
    }
    return Optional.empty();
  }

  private static Verdict judge(
      Evidence.Estimated evidence, Circumstances circumstances, Policy policy) {
    if (evidence.n() < ENOUGH_UNITS) {
      return tooFew(evidence.n(), circumstances);
    }
    return decided(evidence.estimate(), policy)
        .orElseGet(() -> noisy(evidence, circumstances, policy));
  }

  private static Optional<Verdict> decided(LogRatioEstimate estimate, Policy policy) {
    boolean matters = Math.abs(estimate.theta()) >= StrictMath.log1p(policy.alert());
    if (matters && estimate.excludesParity(CONFIDENCE)) {
      return Optional.of(estimate.theta() > 0 ? new Improved() : new Regressed());
    }
    return estimate.isEquivalent(EQUIVALENCE_CONFIDENCE, policy.equivalence())
        ? Optional.of(new Equivalent())
        : Optional.empty();
  }

  private static Verdict tooFew(int n, Circumstances circumstances) {
    String words = "%s: a verdict needs %d".formatted(count(n, circumstances.unit()), ENOUGH_UNITS);
    int further = ENOUGH_UNITS - n;
    return new Inconclusive(Reason.TOO_FEW, words, Optional.of(settle(further, circumstances)));
  }

  private static Verdict noisy(
      Evidence.Estimated evidence, Circumstances circumstances, Policy policy) {
    Forecast forecast = evidence.forecast();
    OptionalInt further = forecast.unitsUntilHalfWidth(HALF_WIDTH);
    String goal = String.format(Locale.ROOT, "a half-width of %.0f %%", 100 * HALF_WIDTH);
    if (further.isPresent() && further.getAsInt() == 0) {
      further = forecast.unitsUntil(estimate -> decided(estimate, policy).isPresent());
      goal = "a verdict if the ratio stays";
    }
    if (further.isEmpty()) {
      return inconclusive(
          Reason.NOISY,
          "the interval is too wide to tell, and no feasible number of units narrows it enough");
    }
    Settle settle = settle(further.getAsInt(), circumstances);
    String words =
        String.format(
            Locale.ROOT,
            "the interval is too wide to tell; forecast: %s more a side%s for %s",
            count(settle.units(), circumstances.unit()),
            settle.hours() > 0 ? " (" + duration(settle.hours()) + ")" : "",
            goal);
    return new Inconclusive(Reason.NOISY, words, Optional.of(settle));
  }

  private static Inconclusive inconclusive(Reason reason, String words) {
    return new Inconclusive(reason, words, Optional.empty());
  }

  private static Settle settle(int units, Circumstances circumstances) {
    return new Settle(units, units * circumstances.hoursPerUnit());
  }

  private static String count(int n, String unit) {
    return n + " " + unit + (n == 1 ? "" : "s");
  }

  private static String duration(double hours) {
    return hours < 1
        ? String.format(Locale.ROOT, "%.0f min", Math.ceil(60 * hours))
        : String.format(Locale.ROOT, "%.1f h", hours);
  }
}
