package io.archbench.runner.plan;

import io.archbench.runner.study.FieldPath;
import io.archbench.runner.study.ProblemSource;
import io.archbench.runner.study.StudyProblem;
import io.archbench.trial.CellKey;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What a study says of cells that match a pattern; where several match, they apply in the file's
 * order, so that the later one wins.
 */
record CellOverrides<V>(String field, Map<String, V> byPattern) {
  <S> S apply(CellKey cell, S settings, BiFunction<S, V, S> over) {
    S result = settings;
    for (Map.Entry<String, V> each : byPattern.entrySet()) {
      if (new CellPattern(each.getKey()).matches(cell)) {
        result = over.apply(result, each.getValue());
      }
    }
    return result;
  }

  /** Adds a problem for each pattern that matches no cell: most likely it is misspelt. */
  void check(ProblemSource source, Collection<CellKey> cells, Collection<StudyProblem> problems) {
    for (String pattern : byPattern.keySet()) {
      if (cells.stream().noneMatch(new CellPattern(pattern)::matches)) {
        problems.add(
            source.problem(
                FieldPath.key(field, pattern),
                "a pattern of selected cells: " + SuiteCells.operations(cells),
                "one that matches none" + SuiteCells.near(pattern, cells)));
      }
    }
  }
}
