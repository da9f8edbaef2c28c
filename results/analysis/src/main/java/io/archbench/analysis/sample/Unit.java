package io.archbench.analysis.sample;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one sample stands for: the highest level that was drawn at random and has enough replicates,
 * never an iteration (statistics.md §1).
 */
public enum Unit {
  /** The trials of one round at one place, both sides one after the other. */
  BLOCK,
  /** One trial: tells about the places at hand only. */
  TRIAL,
  /** One place with all its trials: tells about places of that kind. */
  NODE,
  /** One fresh JVM of a result file: tells about the machine at hand only. */
  FORK,
  /** One result file with all its forks. */
  FILE;

  /** From how many places a side they are the units. */
  public static final int ENOUGH_NODES = 5;

  /** Of a number that sorts as text. */
  private static final int DIGITS = 6;

  /** The word for it in documents. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * One sample for each unit, in a fixed order: the mean of ln throughput over its forks, which is
   * the logarithm of their geometric mean.
   */
  public Map<String, Double> samples(List<Fork> forks) {
    return forks.stream()
        .collect(
            Collectors.groupingBy(
                this::name, TreeMap::new, Collectors.averagingDouble(Fork::logThroughput)));
  }

  /** The forks of each unit, in a fixed order. */
  public Map<String, List<Fork>> groups(List<Fork> forks) {
    return forks.stream()
        .collect(Collectors.groupingBy(this::name, TreeMap::new, Collectors.toList()));
  }

  /** Names the unit that a fork belongs to; names sort by round, then place. */
  private String name(Fork fork) {
    return switch (this) {
      case BLOCK -> padded(fork.round()) + " " + fork.place();
      case TRIAL -> padded(fork.round()) + " " + fork.place() + " " + fork.origin();
      case FORK -> fork.place() + " " + padded(fork.round());
      case NODE, FILE -> fork.place();
    };
  }

  /** Not by {@code String.format}, which would take longer than all the rest. */
  private static String padded(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }
}
