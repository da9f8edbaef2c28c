package io.archbench.report.view;

/**
 * The words in which a ratio says its direction.
 *
 * @param less for a ratio below 1
 * @param more for a ratio above 1
 * @param times behind a multiple, such as {@code 2.35 times as fast}
 */
record Comparative(String less, String more, String times) {
  /** Of speeds. */
  static final Comparative SPEED = new Comparative("slower", "faster", "as fast");

  /** Of work, money and everything else that is counted. */
  static final Comparative AMOUNT = new Comparative("less", "more", "as much");
}
