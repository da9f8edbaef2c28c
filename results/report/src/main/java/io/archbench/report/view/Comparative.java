package io.archbench.report.view;

/**
 * The words in which a ratio says its direction.
 *
 * @param less for a ratio below 1
 * @param more for a ratio above 1
 * @param times behind a multiple, such as {@code 2.35 times as fast}
 */
public record Comparative(String less, String more, String times) {
  /** Of speeds. */
  public static final Comparative SPEED = new Comparative("slower", "faster", "as fast");

  /** Of work, money and everything else that is counted. */
  static final Comparative AMOUNT = new Comparative("less", "more", "as much");

  /** Of what is neither, such as a latency's. */
  public static final Comparative MERIT = new Comparative("worse", "better", "as good");
}
