package io.archbench.report.trend;

import java.util.List;

/**
 * What the series of one suite do.
 *
 * @param groups one for each study and variant
 */
public record SuiteTrend(String suite, List<TrendGroup> groups) {
  public SuiteTrend {
    groups = List.copyOf(groups);
  }

  /**
   * What its page is called. Names of suites have small letters, digits and hyphens only, so that
   * it leads nowhere else.
   */
  public String fileName() {
    return fileName(suite);
  }

  static String fileName(String suite) {
    return "trend-" + suite + ".html";
  }

  /** How many series do what. */
  public TrendTally tally() {
    return TrendTally.of(groups.stream().flatMap(group -> group.series().stream()).toList());
  }
}
