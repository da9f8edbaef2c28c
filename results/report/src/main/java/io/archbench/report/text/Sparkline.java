package io.archbench.report.text;

import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.report.trend.SeriesView;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The newest nights of a series in one line. What lies between two breaks has a scale of its own,
 * for it cannot be compared with the rest; the scale has at least a span of 4 %, so that noise
 * looks like it.
 */
final class Sparkline {
  private static final double LEAST_SPAN = .04;

  private Sparkline() {}

  static String of(SeriesView view, int most, Glyphs glyphs) {
    List<SeriesPoint> all = view.trend().series().points();
    Set<Integer> breaks =
        view.breaks().stream().map(each -> each.index()).collect(Collectors.toSet());
    StringBuilder line = new StringBuilder();
    int end = all.size();
    for (int index = all.size() - 1; index >= view.from() && line.length() < most; index--) {
      boolean begins = index == view.from() || breaks.contains(index);
      boolean full = line.length() + end - index >= most;
      if (begins || full) {
        line.insert(0, segment(all.subList(index, end), glyphs));
        end = index;
        if (full || index == view.from() || line.length() + 2 > most) {
          break;
        }
        line.insert(0, glyphs.gap());
      }
    }
    return line.toString();
  }

  private static String segment(List<SeriesPoint> points, Glyphs glyphs) {
    List<Double> thetas = points.stream().map(SeriesPoint::theta).toList();
    double low = Collections.min(thetas);
    double high = Collections.max(thetas);
    double span = Math.max(high - low, LEAST_SPAN);
    double bottom = (low + high - span) / 2;
    StringBuilder line = new StringBuilder();
    for (double theta : thetas) {
      int height = (int) ((theta - bottom) / span * Glyphs.HEIGHTS);
      line.append(glyphs.height(Math.clamp(height, 0, Glyphs.HEIGHTS - 1)));
    }
    return line.toString();
  }
}
