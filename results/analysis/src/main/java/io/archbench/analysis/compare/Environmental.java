package io.archbench.analysis.compare;

import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises changes that look like the machine's and not the build's: one build against another,
 * and most cells of unrelated suites changed, all in one direction.
 */
final class Environmental {
  /** The flag of such a change. */
  static final String FLAG = "environmental";

  private static final int UNRELATED = 2;
  private static final double MOST = .5;

  private Environmental() {}

  /** The same cells, their changes flagged if they are such. */
  static List<CellComparison> flag(List<CellComparison> cells, Sides sides, Aim aim) {
    boolean builds = sides.builds() || aim instanceof Aim.Detect;
    return builds && (isOneSided(cells, true) || isOneSided(cells, false))
        ? cells.stream().map(cell -> isChanged(cell) ? cell.flagged(FLAG) : cell).toList()
        : cells;
  }

  private static boolean isOneSided(List<CellComparison> cells, boolean slower) {
    List<CellComparison> changed = cells.stream().filter(Environmental::isChanged).toList();
    if (changed.stream().anyMatch(cell -> cell.verdict() instanceof Verdict.Regressed != slower)) {
      return false;
    }
    Set<String> suites =
        changed.stream()
            .map(cell -> cell.key().suite())
            .filter(suite -> changedShare(cells, suite) > MOST)
            .collect(Collectors.toSet());
    return suites.size() >= UNRELATED;
  }

  private static double changedShare(List<CellComparison> cells, String suite) {
    return cells.stream()
        .filter(cell -> cell.key().suite().equals(suite))
        .filter(cell -> cell.ratio().isPresent())
        .mapToInt(cell -> isChanged(cell) ? 1 : 0)
        .average()
        .orElse(0);
  }

  private static boolean isChanged(CellComparison cell) {
    return cell.verdict() instanceof Verdict.Regressed
        || cell.verdict() instanceof Verdict.Improved;
  }
}
