package io.archbench.runner.study;

import java.util.List;
import java.util.stream.Collectors;

/** A study that cannot be used; holds every mistake in it, in the order of the lines. */
public final class InvalidStudyException extends RuntimeException {
  private final transient List<StudyProblem> problems;

  /** The message has one line for each problem. */
  public InvalidStudyException(List<StudyProblem> problems) {
    super(problems.stream().sorted().map(StudyProblem::text).collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted().toList();
  }

  /** What is wrong, sorted by line. */
  public List<StudyProblem> problems() {
    return problems;
  }
}
