package io.archbench.workload;

import java.util.Arrays;
import java.util.Locale;

/** How much data a suite works on. */
public enum CorpusSize {
  /** For CI: set up in seconds. */
  SMALL,
  /** For comparisons. */
  MEDIUM,
  /** Larger than any last-level cache. */
  LARGE;

  /** System property of a cell's JVM. */
  public static final String PROPERTY = "archbench.corpus.size";

  /** The size that this JVM was given; small where there is none. */
  public static CorpusSize ofThisCell() {
    return of(System.getProperty(PROPERTY, "small"));
  }

  /**
   * The size of a label.
   *
   * @throws IllegalArgumentException if it is not {@code small}, {@code medium} or {@code large}
   */
  public static CorpusSize of(String label) {
    return Arrays.stream(values())
        .filter(size -> size.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "corpus size '" + label + "': expected small, medium or large"));
  }

  /** {@code small}, {@code medium} or {@code large}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
