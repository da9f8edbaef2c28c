package io.archbench.runner.plan;

import io.archbench.runner.study.Design;
import io.archbench.runner.study.FieldPath;
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
    study
        .suites()
        .forEach(
            (name, suite) ->
                suite
                    .jar()
                    .ifPresent(
                        jar ->
                            add(
                                FieldPath.key("suites", name) + ".jar",
                                "a suite that archbench ships",
                                "a jar of your own, '" + jar + "'")));
    study
        .variants()
        .forEach(
            (name, variant) ->
                variant
                    .suites()
                    .forEach(
                        (suite, jar) ->
                            add(
                                FieldPath.key(FieldPath.key("variants", name) + ".suites", suite),
                                "the same suite on all variants",
                                "a jar of its own, '" + jar.jar() + "'")));
    for (int i = 0; i < study.comparisons().size(); i++) {
      if (study.comparisons().get(i).axis().isPresent()) {
        add(FieldPath.item("comparisons", i) + ".axis", "no axis", "'build'");
      }
    }
  }

  private void add(String field, String expected, String found) {
    problems.add(
        parsed.problem(field, expected, found + ", which is not in this version of archbench"));
  }
}
