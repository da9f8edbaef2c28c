package io.archbench.history;

import io.archbench.analysis.trend.SeriesKey;
import io.archbench.trial.CellKey;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which series are wanted; what is empty chooses nothing.
 *
 * @param cells pattern in which {@code *} stands for any characters, held against {@code
 *     Class.method}, {@code suite/Class.method} and the whole key
 * @param since only nights from then on
 */
public record Selection(Optional<String> study, Optional<String> cells, Optional<Instant> since) {
  /** Every series with every night. */
  public static final Selection ALL =
      new Selection(Optional.empty(), Optional.empty(), Optional.empty());

  /** The series of one study. */
  public static Selection ofStudy(String study) {
    return new Selection(Optional.of(study), Optional.empty(), Optional.empty());
  }

  /** Those of them with cells that the pattern covers. */
  public Selection ofCells(String pattern) {
    return new Selection(study, Optional.of(pattern), since);
  }

  /** The same series without the nights before. */
  public Selection since(Instant first) {
    return new Selection(study, cells, Optional.of(first));
  }

  /** Whether every series is wanted. */
  boolean hasAllSeries() {
    return study.isEmpty() && cells.isEmpty();
  }

  boolean has(SeriesKey key) {
    return study.map(key.study()::equals).orElse(true)
        && cells.map(pattern -> matches(pattern, key.cell())).orElse(true);
  }

  private static boolean matches(String pattern, CellKey cell) {
    return Stream.of(cell.benchmark(), cell.suite() + "/" + cell.benchmark(), cell.text())
        .anyMatch(text -> covers(pattern, text));
  }

  /** Goes back to the last star alone, so that many of them take no longer. */
  private static boolean covers(String pattern, String text) {
    int at = 0;
    int star = -1;
    int covered = 0;
    int i = 0;
    while (i < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        covered = i;
      } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(i)) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++covered;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(rest -> rest == '*');
  }
}
