package io.archbench.analysis.verdict;

import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.VarianceComponents;
import io.archbench.analysis.verdict.Verdict.Equivalent;
import io.archbench.analysis.verdict.Verdict.Improved;
import io.archbench.analysis.verdict.Verdict.Inconclusive;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.analysis.verdict.Verdict.Regressed;
import io.archbench.analysis.verdict.Verdict.Settle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The rules of the design <em>estimate</em>: statistics.md §1 (how many units) and §3. */
public final class VerdictRules {
  /** From how many units a side a verdict is given. */
  public static final int ENOUGH_UNITS = 5;

  /** From how many units a side an interval is printed. */
  public static final int ENOUGH_FOR_INTERVAL = 3;

  /** Shortest warm-up, and shortest measured time, that a verdict may rest on. */
  public static final long STEADY_MILLIS = 10_000;

  /** One more trial at one node a side. */
  private static final String ROUND = "round";

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

  /** Judges one cell of a study that estimates. */
  public static Verdict judge(
      Aim aim, Evidence evidence, Circumstances circumstances, Policy policy) {
    return judge(
        evidence,
        circumstances,
        enough ->
            decided(enough.estimate(), policy)
                .orElseGet(() -> noisy(aim, enough, circumstances, policy)));
  }

  /**
   * What every design has in common.
   *
   * @param rules for an interval that rests on enough units
   */
  static Verdict judge(
      Evidence evidence, Circumstances circumstances, Function<Evidence.Estimated, Verdict> rules) {
    return switch (evidence) {
      case Evidence.Failed failed -> inconclusive(Reason.FAILED, failed.words());
      case Evidence.Missing missing -> inconclusive(Reason.TOO_FEW, missing.words());
      case Evidence.Point point ->
          barred(circumstances).orElseGet(() -> tooFew(point.n(), circumstances));
      case Evidence.Estimated estimated ->
          barred(circumstances)
              .orElseGet(
                  () ->
                      estimated.n() < ENOUGH_UNITS
                          ? tooFew(estimated.n(), circumstances)
                          : rules.apply(estimated));
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
    return new Inconclusive(
        Reason.TOO_FEW,
        words,
        Optional.of(settle(further, circumstances.unit(), 1, circumstances)));
  }

  static Verdict noisy(
      Aim aim, Evidence.Estimated evidence, Circumstances circumstances, Policy policy) {
    String width = String.format(Locale.ROOT, "a half-width of %s %%", percent(aim.halfWidth()));
    OptionalInt further = evidence.forecast().unitsUntilHalfWidth(aim.halfWidth());
    if (further.isPresent() && further.getAsInt() == 0) {
      return noisy(
          evidence.forecast().unitsUntil(estimate -> decided(estimate, policy).isPresent()),
          "a verdict if the ratio stays",
          circumstances);
    }
    return evidence
        .components()
        .map(
            components ->
                noisyNodes(
                    components,
                    components.roundsUntil(evidence.n(), StrictMath.log1p(aim.halfWidth())),
                    further,
                    width,
                    circumstances))
        .orElseGet(() -> noisy(further, width, circumstances));
  }

  private static Verdict noisy(OptionalInt further, String goal, Circumstances circumstances) {
    if (further.isEmpty()) {
      return inconclusive(
          Reason.NOISY,
          "the interval is too wide to tell, and no feasible number of units narrows it enough");
    }
    return tooWide(
        settle(further.getAsInt(), circumstances.unit(), 1, circumstances),
        "",
        " more a side",
        " for " + goal);
  }

  /** Further trials of the same nodes are cheaper than further nodes, if they are enough. */
  private static Verdict noisyNodes(
      VarianceComponents components,
      OptionalInt rounds,
      OptionalInt nodes,
      String width,
      Circumstances circumstances) {
    if (rounds.isPresent() && rounds.getAsInt() > 0) {
      return tooWide(
          settle(rounds.getAsInt(), ROUND, 1, circumstances), "", " more", " for " + width);
    }
    String hopeless = "more rounds cannot reach " + width;
    if (nodes.isEmpty()) {
      return inconclusive(Reason.NOISY, "the interval is too wide to tell; " + hopeless);
    }
    return tooWide(
        settle(nodes.getAsInt(), circumstances.unit(), components.trialsPerNode(), circumstances),
        hopeless + "; ",
        " more a side would",
        "");
  }

  private static Verdict tooWide(Settle settle, String before, String more, String goal) {
    return new Inconclusive(
        Reason.NOISY,
        "the interval is too wide to tell; forecast: "
            + before
            + count(settle.units(), settle.unit())
            + more
            + spent(settle)
            + goal,
        Optional.of(settle));
  }

  private static String spent(Settle settle) {
    if (settle.hours() == 0) {
      return "";
    }
    String cost =
        settle
            .cost()
            .map(money -> ", " + money.amount().toPlainString() + " " + money.currency())
            .orElse("");
    return " (" + duration(settle.hours()) + cost + ")";
  }

  private static Inconclusive inconclusive(Reason reason, String words) {
    return new Inconclusive(reason, words, Optional.empty());
  }

  private static Settle settle(
      int units, String unit, double trialsPerUnit, Circumstances circumstances) {
    double times = units * trialsPerUnit;
    return new Settle(
        units,
        unit,
        times * circumstances.hoursPerUnit(),
        circumstances.cost().map(cost -> cost.times(BigDecimal.valueOf(times)).rounded()));
  }

  private static String percent(double fraction) {
    return BigDecimal.valueOf(100 * fraction)
        .round(new MathContext(3))
        .stripTrailingZeros()
        .toPlainString();
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
