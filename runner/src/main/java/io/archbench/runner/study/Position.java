package io.archbench.runner.study;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where something stands in a file; both count from 1, and 0 is nowhere. */
record Position(int line, int column) {
  static final Position NOWHERE = new Position(0, 0);

  static Position of(Optional<Mark> mark) {
    return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1)).orElse(NOWHERE);
  }

  /** The position of a character in a text. */
  static Position in(String text, int index) {
    int line = 1;
    int start = 0;
    for (int at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) {
      line++;
      start = at + 1;
    }
    return new Position(line, index - start + 1);
  }
}
