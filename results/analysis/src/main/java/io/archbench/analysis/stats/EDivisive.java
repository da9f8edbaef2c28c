package io.archbench.analysis.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds where the mean of a series changes: E-divisive means (Matteson and James 2014) in windows,
 * with Student's t test instead of permutations, and weak candidates that are merged again (Fleming
 * and others, <i>Hunter</i>, 2023), as Apache Otava does. Pure: the same values have the same
 * changes.
 *
 * <p>A window is cut where that separates best, and its parts again, until a cut is not
 * significant. The next window begins half a window further, or at the last cut behind that. All
 * cuts are then tested again between their neighbours, and the weakest taken out one by one.
 */
public final class EDivisive {
  private static final double RESIDUAL_DEVIATIONS = 2;

  private final double[] values;
  private final ChangeRules rules;

  private EDivisive(double[] values, ChangeRules rules) {
    this.values = values;
    this.rules = rules;
  }

  /**
   * The changes of a series, from the first to the last.
   *
   * @param values all finite
   */
  public static List<MeanShift> changes(double[] values, ChangeRules rules) {
    EDivisive analysis = new EDivisive(values, rules);
    return analysis.strong(analysis.weak());
  }

  /** The points that are cut at if windows are looked at singly. */
  private List<MeanShift> weak() {
    List<Integer> cuts = new ArrayList<>();
    int start = 0;
    while (start < values.length) {
      int end = Math.min(start + rules.window(), values.length);
      List<Integer> found = window(start, end);
      cuts.addAll(found);
      start = Math.max(found.isEmpty() ? 0 : found.getLast(), start + rules.window() / 2);
    }
    List<MeanShift> shifts = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      int from = i == 0 ? 0 : cuts.get(i - 1);
      int to = i + 1 == cuts.size() ? values.length : cuts.get(i + 1);
      shifts.add(MeanShift.at(cuts.get(i), from, to, values, rules.spread()));
    }
    return shifts;
  }

  private List<Integer> window(int start, int end) {
    double[] window = Arrays.copyOfRange(values, start, end);
    EnergySplit split = new EnergySplit(window, rules.fewest());
    List<Integer> bounds = new ArrayList<>(List.of(0, window.length));
    List<Optional<EnergySplit.Cut>> best = new ArrayList<>(List.of(split.best(0, window.length)));
    while (true) {
      int part = best(best);
      if (part < 0) {
        break;
      }
      int cut = best.get(part).orElseThrow().index();
      int from = bounds.get(part);
      int to = bounds.get(part + 1);
      if (!(MeanShift.at(cut, from, to, window, rules.spread()).p() <= rules.candidateP())) {
        break;
      }
      bounds.add(part + 1, cut);
      best.set(part, split.best(from, cut));
      best.add(part + 1, split.best(cut, to));
    }
    return bounds.subList(1, bounds.size() - 1).stream().map(cut -> start + cut).toList();
  }

  /** The part with the best cut, the first of equals. */
  private static int best(List<Optional<EnergySplit.Cut>> cuts) {
    int best = -1;
    double quality = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < cuts.size(); i++) {
      if (cuts.get(i).isPresent() && cuts.get(i).get().quality() > quality) {
        best = i;
        quality = cuts.get(i).get().quality();
      }
    }
    return best;
  }

  /** Takes the weakest out until all are strong; its neighbours are then tested anew. */
  private List<MeanShift> strong(List<MeanShift> weak) {
    List<MeanShift> shifts = new ArrayList<>(weak);
    while (!shifts.isEmpty()) {
      int weakest = weakest(shifts);
      if (weakest < 0) {
        break;
      }
      shifts.remove(weakest);
      switch (rules.retest()) {
        case BOTH -> testAgain(shifts, weakest - 1);
        case BEHIND -> testAgain(shifts, weakest + 1);
      }
      testAgain(shifts, weakest);
    }
    return List.copyOf(shifts);
  }

  private int weakest(List<MeanShift> shifts) {
    int leastSignificant = 0;
    int smallest = 0;
    for (int i = 1; i < shifts.size(); i++) {
      if (shifts.get(i).p() > shifts.get(leastSignificant).p()) {
        leastSignificant = i;
      }
      if (magnitude(shifts.get(i)) < magnitude(shifts.get(smallest))) {
        smallest = i;
      }
    }
    if (shifts.get(leastSignificant).p() >= rules.p()) {
      return leastSignificant;
    }
    return magnitude(shifts.get(smallest)) > smallestThatCounts(shifts) ? -1 : smallest;
  }

  private double magnitude(MeanShift shift) {
    return rules.scale().magnitude(shift.before(), shift.after());
  }

  private void testAgain(List<MeanShift> shifts, int i) {
    if (i >= 0 && i < shifts.size()) {
      int from = i == 0 ? 0 : shifts.get(i - 1).index();
      int to = i + 1 == shifts.size() ? values.length : shifts.get(i + 1).index();
      shifts.set(i, MeanShift.at(shifts.get(i).index(), from, to, values, rules.spread()));
    }
  }

  /** Nights that hang together walk away from their mean by themselves, and back. */
  private double smallestThatCounts(List<MeanShift> shifts) {
    if (rules.correlation() >= 1) {
      return rules.magnitude();
    }
    double[] residuals = residuals(shifts);
    double squares = 0;
    double neighbours = 0;
    for (int i = 0; i < residuals.length; i++) {
      squares += residuals[i] * residuals[i];
      neighbours += i == 0 ? 0 : residuals[i] * residuals[i - 1];
    }
    int free = residuals.length - shifts.size() - 1;
    if (squares == 0 || free <= 0 || neighbours / squares <= rules.correlation()) {
      return rules.magnitude();
    }
    double deviations = RESIDUAL_DEVIATIONS * Math.sqrt(squares / free);
    return Math.max(rules.magnitude(), rules.scale().magnitude(0, deviations));
  }

  private double[] residuals(List<MeanShift> shifts) {
    double[] residuals = values.clone();
    int next = 0;
    double mean = shifts.getFirst().before();
    for (int i = 0; i < residuals.length; i++) {
      if (next < shifts.size() && shifts.get(next).index() == i) {
        mean = shifts.get(next).after();
        next++;
      }
      residuals[i] -= mean;
    }
    return residuals;
  }
}
