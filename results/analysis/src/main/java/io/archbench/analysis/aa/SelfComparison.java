package io.archbench.analysis.aa;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.Share;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.trial.CellKey;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How often, and how much, a variant differs from itself on one machine.
 *
 * @param schemaVersion of this document, {@value #SCHEMA}
 * @param machine key of the machine: what is learnt holds for its like
 * @param study whose cells and settings were measured
 * @param day in ISO form
 * @param compared cells that could have been called changed: too few units, too short a warm-up or
 *     an unfair comparison never are, and would make the rate look better than it is
 * @param alarms of them called changed, though nothing was
 * @param low95 lower end of the rate's 95 % interval
 * @param high95 its upper end
 */
public record SelfComparison(
    int schemaVersion,
    String machine,
    String study,
    String run,
    String day,
    int compared,
    int alarms,
    double low95,
    double high95,
    List<Detectable> cells) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  private static final double POWER = .8;

  public SelfComparison {
    cells = List.copyOf(cells);
  }

  /**
   * What can be found in a cell.
   *
   * @param units a side
   * @param effect smallest change that is found four times in five, as a fraction of the ratio
   */
  public record Detectable(CellKey cell, int units, boolean alarm, double effect) {}

  /** From the comparison of a variant with itself. */
  public static SelfComparison of(
      Comparison comparison, Question question, String machine, String day) {
    List<Detectable> cells =
        comparison.cells().stream()
            .filter(SelfComparison::canAlarm)
            .flatMap(
                cell ->
                    cell
                        .estimate()
                        .map(
                            estimate ->
                                new Detectable(
                                    cell.key(),
                                    Math.min(cell.n().baseline(), cell.n().contender()),
                                    isAlarm(cell),
                                    effect(estimate, question.policyFor(cell.key()).alert())))
                        .stream())
            .toList();
    int alarms = (int) cells.stream().filter(Detectable::alarm).count();
    return new SelfComparison(
        SCHEMA,
        machine,
        question.study(),
        question.run(),
        day,
        cells.size(),
        alarms,
        Share.low(alarms, cells.size()),
        Share.high(alarms, cells.size()),
        cells);
  }

  private static boolean canAlarm(CellComparison cell) {
    return switch (cell.verdict()) {
      case Verdict.Regressed regressed -> true;
      case Verdict.Improved improved -> true;
      case Verdict.Equivalent equivalent -> true;
      case Verdict.Inconclusive unknown -> unknown.isNoise() || unknown.awaitsConfirmation();
    };
  }

  private static boolean isAlarm(CellComparison cell) {
    return cell.verdict() instanceof Verdict.Regressed
        || cell.verdict() instanceof Verdict.Improved;
  }

  /** Significant and at least the alert margin, four times in five. */
  private static double effect(LogRatioEstimate estimate, double alert) {
    double luck = estimate.quantile(POWER) * estimate.se();
    double significant = estimate.interval(.95).halfWidth();
    return StrictMath.expm1(Math.max(significant, StrictMath.log1p(alert)) + luck);
  }

  /** The effect that half of the cells can find. */
  public Optional<Double> typicalEffect() {
    List<Double> effects =
        cells.stream().map(Detectable::effect).sorted(Comparator.naturalOrder()).toList();
    return effects.isEmpty() ? Optional.empty() : Optional.of(effects.get(effects.size() / 2));
  }

  /** One sentence for reports. */
  public String words() {
    if (compared == 0) {
      return "on %s, %s was set against itself on %s, and no cell could carry a verdict"
          .formatted(machine, study, day);
    }
    return String.format(
        Locale.ROOT,
        "on %s, %s set against itself on %s: %d of %d cells called changed (95 %% interval %.1f to"
            + " %.1f %%); half of the cells find a change of %.1f %% four times in five",
        machine,
        study,
        day,
        alarms,
        compared,
        100 * low95,
        100 * high95,
        100 * typicalEffect().orElse(0.0));
  }
}
