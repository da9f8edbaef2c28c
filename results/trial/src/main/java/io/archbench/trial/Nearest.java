package io.archbench.trial;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Nearest {
  private static final int LONGEST = 200;

  private Nearest() {}

  /** The candidate that differs least, if it differs by no more than a third of the word. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    return several(word, candidates, 1).stream().findFirst();
  }

  /** The candidates that differ by no more than a third of the word, the nearest first. */
  public static List<String> several(String word, Collection<String> candidates, int most) {
    if (word.length() > LONGEST) {
      return List.of();
    }
    int tolerance = Math.max(1, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= tolerance)
        .sorted(order(word))
        .limit(most)
        .toList();
  }

  /** Orders candidates from the one that differs least from a word. */
  public static Comparator<String> order(String word) {
    return Comparator.<String>comparingInt(candidate -> distance(word, candidate))
        .thenComparing(Comparator.naturalOrder());
  }

  /** {@code " (did you mean 'x'?)"}, or nothing. */
  public static String hint(String word, Collection<String> candidates) {
    return to(word, candidates).map(near -> " (did you mean '" + near + "'?)").orElse("");
  }

  /** Levenshtein's distance, the case of letters ignored. */
  static int distance(String first, String second) {
    String from = first.toLowerCase(Locale.ROOT);
    String to = second.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
