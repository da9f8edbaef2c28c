package io.archbench.analysis.validation;

import io.archbench.analysis.stats.ChangeRules;
import io.archbench.analysis.stats.EDivisive;
import io.archbench.analysis.trend.NightlyChange;
import io.archbench.analysis.validation.Score.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores the rules of change points on nights that scatter by 2 %: how many they find where there
 * is none, over a year that is looked at once and by who looks every night, and how soon they tell
 * a step of 5 %.
 *
 * <p>The target of .08 false changes in 100 nights is one of a look at a whole year. Who looks
 * every night has a chance to be wrong in each, and is held to the same target.
 */
final class ChangeScores {
  private static final int YEAR = 365;
  private static final double NOISE = .02;
  private static final double STEP = Math.log1p(.05);
  private static final int NEAR = 2;
  private static final int SOON = 2;
  private static final int LONG = 30;

  /** Of 100 nights. */
  private static final double FALSE_CHANGES = .08;

  /** Of the p that {@link ChangeRules#NIGHTS} asks for, as anybody might who compares two means. */
  private static final double WEAK = .05;

  private final Draws draws;
  private final int effort;

  private ChangeScores(long seed, int effort) {
    draws = new Draws(seed + 7);
    this.effort = effort;
  }

  static List<Score> of(long seed, int effort) {
    ChangeScores scores = new ChangeScores(seed, effort);
    ChangeRules nights = ChangeRules.NIGHTS;
    ChangeRules weak =
        new ChangeRules(
            nights.window(),
            WEAK,
            WEAK,
            0,
            nights.scale(),
            nights.spread(),
            nights.retest(),
            nights.fewest(),
            nights.correlation());
    return List.of(
        Score.atMost(
            "G7", "false changes, a year looked at once", scores.once(nights), FALSE_CHANGES),
        Score.atMost(
            "G7", "told as new by mistake, night by night", scores.nightly(), FALSE_CHANGES),
        scores.delay(),
        Score.between(
            Score.CONTROL, "false changes if p < .05 is enough", scores.once(weak), .5, 100));
  }

  /** False changes of 100 nights. */
  private Rate once(ChangeRules rules) {
    int found = 0;
    int years = 100 * effort;
    for (int i = 0; i < years; i++) {
      found += EDivisive.changes(nights(YEAR), rules).size();
    }
    return new Rate(found, (long) years * YEAR);
  }

  private Rate nightly() {
    Rate rate = new Rate(0, 0);
    for (int i = 0; i < 10 * effort; i++) {
      double[] year = nights(YEAR);
      for (int night = 1; night <= YEAR; night++) {
        rate = rate.plus(tellsNew(Arrays.copyOf(year, night)));
      }
    }
    return rate;
  }

  private static boolean tellsNew(double[] nights) {
    return NightlyChange.of(nights).stream().anyMatch(change -> !change.known());
  }

  /** 0 would be the first night that has the step. */
  private Score delay() {
    List<Integer> delays = new ArrayList<>();
    for (int i = 0; i < 200 * effort; i++) {
      delays.add(delay(20 + draws.below(150), i % 2 == 0 ? STEP : -STEP));
    }
    delays.sort(null);
    int median = delays.get(delays.size() / 2);
    return new Score(
        "G7",
        "nights to a step of 5 %, median",
        median,
        0,
        "<= " + SOON,
        median <= SOON ? Score.Outcome.MET : Score.Outcome.MISSED);
  }

  private int delay(int first, double step) {
    double[] nights = nights(first + LONG);
    for (int i = first; i < nights.length; i++) {
      nights[i] += step;
    }
    for (int night = first; night < nights.length; night++) {
      boolean told =
          NightlyChange.of(Arrays.copyOf(nights, night + 1)).stream()
              .map(NightlyChange::shift)
              .filter(shift -> Math.abs(shift.index() - first) <= NEAR)
              .anyMatch(shift -> shift.after() > shift.before() == step > 0);
      if (told) {
        return night - first;
      }
    }
    return LONG;
  }

  private double[] nights(int number) {
    double[] nights = new double[number];
    for (int i = 0; i < number; i++) {
      nights[i] = draws.normal(NOISE);
    }
    return nights;
  }
}
