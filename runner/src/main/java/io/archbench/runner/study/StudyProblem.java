package io.archbench.runner.study;

import java.util.Comparator;

/**
 * One mistake in a study.
 *
 * @param line from 1; 0 where there is none to name, as with a file that cannot be decoded
 * @param column from 1; 0 where there is none to name
 * @param field path of the key, such as {@code variants.arm64.jvmArgs[0]}
 */
public record StudyProblem(
    String file, int line, int column, String field, String expected, String found)
    implements Comparable<StudyProblem> {
  private static final Comparator<StudyProblem> ORDER =
      Comparator.comparingInt(StudyProblem::line)
          .thenComparingInt(StudyProblem::column)
          .thenComparing(StudyProblem::field)
          .thenComparing(StudyProblem::expected);

  /** {@code file:line: field: expected …, found …}. */
  public String text() {
    String place = line == 0 ? file : file + ":" + line;
    String what = field.isEmpty() ? "" : field + ": ";
    return place + ": " + what + "expected " + expected + ", found " + found;
  }

  @Override
  public int compareTo(StudyProblem other) {
    return ORDER.compare(this, other);
  }
}
