package io.archbench.runner.study;

/** A study, the text that it was read from, and where in that text each key stands. */
public final class ParsedStudy implements ProblemSource {
  private final String file;
  private final String text;
  private final Study study;
  private final Positions positions;

  ParsedStudy(String file, String text, Study study, Positions positions) {
    this.file = file;
    this.text = text;
    this.study = study;
    this.positions = positions;
  }

  /** The file as it was named. */
  public String file() {
    return file;
  }

  /** The text of the file, to be kept with a run. */
  public String text() {
    return text;
  }

  /** What the text says. */
  public Study study() {
    return study;
  }

  /** The same text, with more than it says. */
  ParsedStudy with(Study more) {
    return new ParsedStudy(file, text, more, positions);
  }

  /** A problem that shows only beside something else, such as a suite without such a cell. */
  @Override
  public StudyProblem problem(String field, String expected, String found) {
    Position at = positions.nearest(field);
    return new StudyProblem(file, at.line(), at.column(), field, expected, found);
  }
}
