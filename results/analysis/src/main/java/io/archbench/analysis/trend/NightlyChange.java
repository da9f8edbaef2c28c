package io.archbench.analysis.trend;

import io.archbench.analysis.stats.ChangeRules;
import io.archbench.analysis.stats.EDivisive;
import io.archbench.analysis.stats.MeanShift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A change that somebody is told of on the night with which a series ends.
 *
 * <p>Who looks every night sees many chance changes that the next nights take back. So one is told
 * only once it is more certain than it has to be to stand in a chart, and as new only on the first
 * such night: docs/statistics.md, History.
 *
 * @param known whether it could be told on an earlier night
 */
public record NightlyChange(MeanShift shift, boolean known) {
  private static final double CERTAIN = .0002;
  private static final int NEAR = 2;
  private static final int NIGHTS = 10;

  /**
   * The changes of a series, as they are told on its last night.
   *
   * @param stretch of a series, without a break, on the ln scale
   */
  public static List<NightlyChange> of(double[] stretch) {
    List<MeanShift> changes = EDivisive.changes(stretch, ChangeRules.NIGHTS);
    List<NightlyChange> told = new ArrayList<>();
    for (MeanShift change : changes) {
      of(change, stretch).ifPresent(told::add);
    }
    return told;
  }

  private static Optional<NightlyChange> of(MeanShift change, double[] stretch) {
    int first = Math.max(change.index() + 1, stretch.length - NIGHTS);
    for (int nights = stretch.length - 1; nights >= first; nights--) {
      boolean told =
          EDivisive.changes(Arrays.copyOf(stretch, nights), ChangeRules.NIGHTS).stream()
              .anyMatch(then -> isCertain(then) && isNear(then, change));
      if (told) {
        return Optional.of(new NightlyChange(change, true));
      }
    }
    return isCertain(change) ? Optional.of(new NightlyChange(change, false)) : Optional.empty();
  }

  private static boolean isCertain(MeanShift change) {
    return change.p() < CERTAIN;
  }

  private static boolean isNear(MeanShift one, MeanShift other) {
    return Math.abs(one.index() - other.index()) <= NEAR;
  }
}
