package io.archbench.runner.study;

/** A file that was read, of which problems show only beside something else. */
public interface ProblemSource {
  /** A problem with a field, where it stands in the file. */
  StudyProblem problem(String field, String expected, String found);
}
