package io.archbench.analysis.trend;

import io.archbench.analysis.stats.ChangeRules;
import io.archbench.analysis.stats.EDivisive;
import io.archbench.analysis.stats.MeanShift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A change that somebody is told of on the night with which a series ends.
 *
 * <p>Who looks every night sees many chance changes that the next nights take back. So one is told
 * only once it is more certain than it has to be to stand in a chart, if most of the nights behind
 * it moved, and as new only on the first such night: docs/statistics.md, History.
 *
 * @param known whether it could be told on an earlier night, of the last sixty
 */
public record NightlyChange(MeanShift shift, boolean known) {
  private static final double CERTAIN = .0002;
  private static final int NEAR = 2;
  private static final int NIGHTS = 60;
  private static final int BEHIND = 5;
  private static final double HALF = .5;

  /**
   * The changes of a series, as they are told on its last night.
   *
   * @param stretch of a series, without a break, on the ln scale
   */
  public static List<NightlyChange> of(double[] stretch) {
    return new Nights(stretch).told();
  }

  /** The nights of a stretch, each with what was found when the stretch ended with it. */
  private static final class Nights {
    private final double[] stretch;

    /** By the number of nights, as far as anybody asked. */
    private final Map<Integer, List<MeanShift>> earlier = new HashMap<>();

    Nights(double[] stretch) {
      this.stretch = stretch;
    }

    List<NightlyChange> told() {
      List<NightlyChange> told = new ArrayList<>();
      for (MeanShift change : changes(stretch.length)) {
        if (isKnown(change)) {
          told.add(new NightlyChange(change, true));
        } else if (isCertain(change, stretch, stretch.length)) {
          told.add(new NightlyChange(change, false));
        }
      }
      return told;
    }

    private boolean isKnown(MeanShift change) {
      int first = Math.max(change.index() + 1, stretch.length - NIGHTS);
      for (int nights = stretch.length - 1; nights >= first; nights--) {
        for (MeanShift then : changes(nights)) {
          if (isNear(then, change) && isCertain(then, stretch, nights)) {
            return true;
          }
        }
      }
      return false;
    }

    private List<MeanShift> changes(int nights) {
      return earlier.computeIfAbsent(
          nights, any -> EDivisive.changes(Arrays.copyOf(stretch, any), ChangeRules.NIGHTS));
    }
  }

  /** One night that lies far off, with its neighbours, looks like a change; most of them do not. */
  private static boolean isCertain(MeanShift change, double[] stretch, int end) {
    double[] behind =
        Arrays.copyOfRange(stretch, change.index(), Math.min(end, change.index() + BEHIND));
    Arrays.sort(behind);
    double median = (behind[(behind.length - 1) / 2] + behind[behind.length / 2]) / 2;
    double shift = change.after() - change.before();
    return change.p() < CERTAIN && (median - change.before()) / shift >= HALF;
  }

  private static boolean isNear(MeanShift one, MeanShift other) {
    return Math.abs(one.index() - other.index()) <= NEAR;
  }
}
