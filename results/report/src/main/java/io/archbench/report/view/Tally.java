package io.archbench.report.view;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many cells have which outcome: the one count that headline, table and summary share.
 *
 * @param counts every outcome, also those without a cell
 */
public record Tally(Map<Outcome, Integer> counts) {
  public Tally {
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** Counts the outcomes of cells. */
  public static Tally of(Collection<Outcome> outcomes) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, Collections.frequency(outcomes, outcome));
    }
    return new Tally(counts);
  }

  /** The number of cells with that outcome. */
  public int of(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** The number of cells. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The cells that have a ratio on which a verdict could rest. */
  public int compared() {
    return total() - of(Outcome.FAILED);
  }

  /** The outcomes that occur, worst first. */
  public List<Outcome> present() {
    return Arrays.stream(Outcome.values()).filter(outcome -> of(outcome) > 0).toList();
  }

  /**
   * All counts in a phrase, such as {@code 3 cells: 1 failed, 2 cannot tell} or {@code 1 cell:
   * cannot tell}.
   */
  public String words() {
    if (total() == 1) {
      return "1 cell: " + present().getFirst().word();
    }
    String parts =
        present().stream()
            .map(outcome -> Figures.number(of(outcome)) + " " + outcome.word())
            .collect(Collectors.joining(", "));
    return Figures.count(total(), "cell") + (parts.isEmpty() ? "" : ": " + parts);
  }
}
