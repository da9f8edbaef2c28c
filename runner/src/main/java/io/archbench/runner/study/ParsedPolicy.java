package io.archbench.runner.study;

/** A policy in a file of its own, and where in that file each key stands. */
public final class ParsedPolicy implements ProblemSource {
  private final String file;
  private final PolicyChoice policy;
  private final Positions positions;

  ParsedPolicy(String file, PolicyChoice policy, Positions positions) {
    this.file = file;
    this.policy = policy;
    this.positions = positions;
  }

  /** What the file says. */
  public PolicyChoice policy() {
    return policy;
  }

  @Override
  public StudyProblem problem(String field, String expected, String found) {
    Position at = positions.nearest(field);
    return new StudyProblem(file, at.line(), at.column(), field, expected, found);
  }
}
