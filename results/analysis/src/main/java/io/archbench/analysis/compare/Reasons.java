package io.archbench.analysis.compare;

import io.archbench.analysis.question.VoidedUnit;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.Verdict.Inconclusive;
import io.archbench.analysis.verdict.Verdict.Reason;
import java.util.List;
import java.util.Optional;

/** Finds the reason behind the reason of an inconclusive cell: what makes it noisy, or few. */
final class Reasons {
  /** The flag of forks that drift. */
  static final String UNSTEADY = "unsteady";

  /** The flag of units in two clusters. */
  static final String BIMODAL = "bimodal";

  private Reasons() {}

  /** The same verdict with the reason that helps. */
  static Verdict of(Verdict verdict, List<VoidedUnit> voided, List<String> flags) {
    if (!(verdict instanceof Inconclusive unknown)) {
      return verdict;
    }
    return switch (unknown.reason()) {
      case TOO_FEW -> infrastructure(unknown, voided);
      case NOISY -> noise(unknown, flags);
      case UNSTEADY, BIMODAL, UNFAIR, UNCONFIRMED, FAILED, INFRASTRUCTURE -> unknown;
    };
  }

  /** Too few units, for what was measured was void each time, is no lack of rounds. */
  private static Verdict infrastructure(Inconclusive verdict, List<VoidedUnit> voided) {
    return voided.stream()
        .filter(VoidedUnit::last)
        .findFirst()
        .map(
            unit ->
                new Inconclusive(
                    Reason.INFRASTRUCTURE,
                    "%s was void each time it was measured: %s"
                        .formatted(unit.trial(), unit.cause()),
                    Optional.empty()))
        .orElse(verdict);
  }

  private static Verdict noise(Inconclusive verdict, List<String> flags) {
    if (flags.contains(BIMODAL)) {
      return new Inconclusive(
          Reason.BIMODAL, "it runs at two speeds; " + verdict.words(), verdict.settle());
    }
    return flags.contains(UNSTEADY)
        ? new Inconclusive(Reason.UNSTEADY, "its forks drift; " + verdict.words(), verdict.settle())
        : verdict;
  }
}
