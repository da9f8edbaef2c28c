package io.archbench.runner.study;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers all that is wrong with a file. Not thread-safe. */
final class Problems {
  private final String file;
  private final Positions positions;
  private final List<StudyProblem> found = new ArrayList<>();

  Problems(String file, Positions positions) {
    this.file = file;
    this.positions = positions;
  }

  /** A problem with what stands at a node. */
  void add(Node node, String field, String expected, String what) {
    add(Position.of(node.getStartMark()), field, expected, what);
  }

  /** A problem with a field that was read. */
  void add(String field, String expected, String what) {
    add(positions.nearest(field), field, expected, what);
  }

  void add(Position position, String field, String expected, String what) {
    found.add(new StudyProblem(file, position.line(), position.column(), field, expected, what));
  }

  int count() {
    return found.size();
  }

  /** Does nothing if nothing is wrong. */
  void raise() {
    if (!found.isEmpty()) {
      throw new InvalidStudyException(found);
    }
  }
}
