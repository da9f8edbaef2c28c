package io.archbench.workload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The study's seed; every purpose derives its own from it.
 *
 * @param value of the study
 */
public record Seed(long value) {
  /** System property of a cell's JVM. */
  public static final String PROPERTY = "archbench.seed";

  private static final long DEFAULT = 20261124L;

  /**
   * The seed that this JVM was given, or a fixed one where there is none.
   *
   * @throws IllegalArgumentException if the property is no number
   */
  public static Seed ofThisCell() {
    String text = System.getProperty(PROPERTY, Long.toString(DEFAULT));
    try {
      return new Seed(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "system property " + PROPERTY + "='" + text + "' is not a whole number", e);
    }
  }

  /** What corpora are made from: the same for every round of a study. */
  public SeededRandom corpus() {
    return new SeededRandom(derived("corpus"));
  }

  /** What something else than the corpus is made from, such as {@code queries}. */
  public SeededRandom purpose(String purpose) {
    return new SeededRandom(derived("corpus/" + purpose));
  }

  /** The first 8 bytes of SHA-256 of {@code <seed>/<purpose>}, the highest byte first. */
  long derived(String purpose) {
    byte[] text = (value + "/" + purpose).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Sha256.digest().digest(text)).getLong();
  }
}
