package io.archbench.runner.plan;

import io.archbench.runner.study.StudyProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A valid study that asks for what this version cannot do; running it would answer another one. */
public final class UnsupportedStudyException extends RuntimeException {
  private final transient List<StudyProblem> problems;

  UnsupportedStudyException(List<StudyProblem> problems) {
    super(problems.stream().sorted().map(StudyProblem::text).collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted().toList();
  }

  /** What is not supported, and where the study asks for it. */
  public List<StudyProblem> problems() {
    return problems;
  }
}
