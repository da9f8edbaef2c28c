package io.archbench.report.html;

import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.report.trend.Nights;
import io.archbench.report.trend.SeriesView;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The numbers that pictures of series are drawn from: lists with blanks between, a month in a row,
 * whole thousandths, so that half a year takes little room.
 */
public final class TrendNumbers {
  private static final String NONE = "–";
  private static final int THOUSAND = 1_000;

  private TrendNumbers() {}

  /**
   * The nights of a month, in their order.
   *
   * @param name such as {@code 2026-11}
   * @param first their days, or how far they were above or below the anchor, in ‰
   * @param second their commits, or the uncertainty either way, in ‰
   */
  public record Month(String name, String first, String second) {}

  /** Days and commits. */
  static List<Month> nights(Nights nights) {
    Rows rows = new Rows();
    for (Night night : nights.shown()) {
      rows.add(
          night,
          Integer.toString(Nights.date(night).getDayOfMonth()),
          night.commit().isPresent() ? Nights.commit(night).replaceAll("\\s", "_") : NONE);
    }
    return rows.months();
  }

  /** Ratios and their uncertainties, with a dash for each night without one. */
  static List<Month> of(SeriesView series) {
    List<Night> nights = series.nights().shown();
    String[] ratios = new String[nights.size()];
    String[] halves = new String[nights.size()];
    Arrays.fill(ratios, NONE);
    Arrays.fill(halves, NONE);
    int first = nights.size();
    for (SeriesPoint point : series.points()) {
      int position = series.nights().position(point.night()).orElseThrow();
      first = Math.min(first, position);
      ratios[position] = thousandths(point.theta());
      halves[position] = half(point.interval());
    }
    YearMonth begin = YearMonth.from(Nights.date(nights.get(first)));
    Rows rows = new Rows();
    for (int position = 0; position < nights.size(); position++) {
      Night night = nights.get(position);
      if (!YearMonth.from(Nights.date(night)).isBefore(begin)) {
        rows.add(night, ratios[position], halves[position]);
      }
    }
    return rows.months();
  }

  private static String thousandths(double logarithm) {
    return Long.toString(Math.round(Math.expm1(logarithm) * THOUSAND));
  }

  private static String half(Optional<Interval> interval) {
    return interval.map(known -> thousandths(known.halfWidth())).orElse(NONE);
  }

  /** Months as they are filled. */
  private static final class Rows {
    private final List<Month> months = new ArrayList<>();
    private final List<String> first = new ArrayList<>();
    private final List<String> second = new ArrayList<>();
    private String name = "";

    void add(Night night, String one, String other) {
      String month = YearMonth.from(Nights.date(night)).toString();
      if (!month.equals(name)) {
        end();
        name = month;
      }
      first.add(one);
      second.add(other);
    }

    private void end() {
      if (!first.isEmpty()) {
        months.add(new Month(name, String.join(" ", first), String.join(" ", second)));
        first.clear();
        second.clear();
      }
    }

    List<Month> months() {
      end();
      return List.copyOf(months);
    }
  }
}
