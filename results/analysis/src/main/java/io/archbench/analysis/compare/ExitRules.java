package io.archbench.analysis.compare;

import io.archbench.analysis.compare.ComparisonDocument.Exit;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.Sides;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The exit code that results alone call for; gates and infrastructure add their own. */
final class ExitRules {
  private static final int DONE = 0;
  private static final int FAILED = 4;

  private ExitRules() {}

  static Exit exit(Question question, List<Comparison> comparisons) {
    boolean failed =
        comparisons.stream()
            .flatMap(comparison -> comparison.cells().stream())
            .anyMatch(cell -> !cell.failed().isEmpty());
    return failed || nothingCompared(question, comparisons)
        ? new Exit(FAILED, List.of(FAILED))
        : new Exit(DONE, List.of());
  }

  /** Zero compared is a failure, unless everything that could be compared is pending. */
  private static boolean nothingCompared(Question question, List<Comparison> comparisons) {
    Set<String> pending =
        question.pending().stream().map(PendingVariant::variant).collect(Collectors.toSet());
    boolean possible =
        question.comparisons().stream().anyMatch(sides -> !isPending(sides, pending));
    return possible
        && comparisons.stream()
            .flatMap(comparison -> comparison.cells().stream())
            .noneMatch(cell -> cell.ratio().isPresent());
  }

  private static boolean isPending(Sides sides, Set<String> pending) {
    return pending.contains(sides.baseline()) || pending.contains(sides.contender());
  }
}
