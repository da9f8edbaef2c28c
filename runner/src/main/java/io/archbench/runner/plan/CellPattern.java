package io.archbench.runner.plan;

import io.archbench.trial.CellKey;
import java.util.List;

/**
 * A pattern of cells: {@code *} stands for any characters, everything else for itself.
 *
 * <p>It is held against {@code Class.method}, that with its parameters, and the whole key, each
 * with and without {@code suite/} in front.
 */
record CellPattern(String text) {
  boolean matches(CellKey key) {
    String whole = key.text();
    String operation = operation(key);
    String prefix = key.suite() + "/";
    return List.of(
            key.benchmark(),
            prefix + key.benchmark(),
            operation,
            prefix + operation,
            whole.substring(prefix.length()),
            whole)
        .stream()
        .anyMatch(this::covers);
  }

  /** {@code Class.method?k=v}: the cell without suite, mode and threads. */
  static String operation(CellKey key) {
    String suffix = ":" + key.mode().label() + ":t" + key.threads().symbol();
    String whole = key.text();
    return whole.substring(key.suite().length() + 1, whole.length() - suffix.length());
  }

  /** Takes linear time, unlike a regular expression of many {@code .*}. */
  private boolean covers(String candidate) {
    int star = text.indexOf('*');
    if (star < 0) {
      return candidate.equals(text);
    }
    int lastStar = text.lastIndexOf('*');
    String tail = text.substring(lastStar + 1);
    int end = candidate.length() - tail.length();
    if (!candidate.startsWith(text.substring(0, star)) || end < star || !candidate.endsWith(tail)) {
      return false;
    }
    int from = star;
    while (star < lastStar) {
      int next = text.indexOf('*', star + 1);
      String piece = text.substring(star + 1, next);
      int at = candidate.indexOf(piece, from);
      if (at < 0 || at + piece.length() > end) {
        return false;
      }
      from = at + piece.length();
      star = next;
    }
    return true;
  }
}
