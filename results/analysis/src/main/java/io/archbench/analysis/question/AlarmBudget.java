package io.archbench.analysis.question;

/**
 * How many false alarms are borne: of changes for the worse, over all comparisons of a study.
 *
 * @param perMonth above 0, with a run each night
 * @param comparisons of the study, which share it
 */
public record AlarmBudget(double perMonth, int comparisons) {
  private static final double NIGHTS = 365.25 / 12;

  public AlarmBudget {
    if (!(perMonth > 0) || comparisons < 1) {
      throw new IllegalArgumentException(
          "no budget: %s for %d comparisons".formatted(perMonth, comparisons));
    }
  }

  /** What one comparison may have of them in a night. */
  public double ofNight() {
    return perMonth / comparisons / NIGHTS;
  }
}
