package io.archbench.report.trend;

import java.time.Instant;

/**
 * The facts that the series themselves do not hold.
 *
 * @param title what is looked at, such as the name of a study
 * @param created when the report is made
 * @param archbenchVersion the version that makes it
 * @param nights how many nights of each study are shown, the newest ones
 * @param repeatCommand what to type to make it again
 */
public record TrendFacts(
    String title, Instant created, String archbenchVersion, int nights, String repeatCommand) {
  /** About half a year. */
  public static final int USUAL_NIGHTS = 180;

  public TrendFacts {
    if (nights < 1) {
      throw new IllegalArgumentException("nights: " + nights + " is less than 1");
    }
  }
}
