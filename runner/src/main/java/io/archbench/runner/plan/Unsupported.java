package io.archbench.runner.plan;

import io.archbench.runner.study.Design;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.Study;
import io.archbench.runner.study.StudyProblem;
import java.util.ArrayList;
import java.util.List;

/** Refuses studies whose answer would be another one than they ask for. */
final class Unsupported {
  private final ParsedStudy parsed;
  private final List<StudyProblem> problems = new ArrayList<>();

  private Unsupported(ParsedStudy parsed) {
    this.parsed = parsed;
  }

  static void refuse(ParsedStudy parsed) {
    Unsupported unsupported = new Unsupported(parsed);
    unsupported.look(parsed.study());
    if (!unsupported.problems.isEmpty()) {
      throw new UnsupportedStudyException(unsupported.problems);
    }
  }

  private void look(Study study) {
    if (study.design() == Design.DETECT) {
      add("design", "estimate", "'detect'");
    }
  }

  private void add(String field, String expected, String found) {
    problems.add(
        parsed.problem(field, expected, found + ", which is not in this version of archbench"));
  }
}
