package io.archbench.report.trend;

import io.archbench.analysis.stats.Interval;
import io.archbench.analysis.stats.LnScale;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.trend.ChangePoint;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesBreak;
import io.archbench.analysis.trend.SeriesKey;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.analysis.trend.SeriesTrend;
import io.archbench.report.view.CellWords;
import io.archbench.report.view.Change;
import io.archbench.report.view.Comparative;
import io.archbench.report.view.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One series, ready to be shown.
 *
 * @param id unique among those of its suite, and safe as an anchor
 * @param nights those of its study that are shown
 * @param from its first point that is shown
 */
public record SeriesView(String id, SeriesTrend trend, Nights nights, int from) {
  private static final String THROUGHPUT = "throughput";

  /** The worst first; what did not move by its name. */
  static final Comparator<SeriesView> WORST_FIRST =
      Comparator.comparing(SeriesView::state)
          .thenComparing(Comparator.comparingDouble(SeriesView::size).reversed())
          .thenComparing(view -> view.key().cell())
          .thenComparing(view -> view.key().study())
          .thenComparing(view -> view.key().variant())
          .thenComparing(view -> view.key().metric())
          .thenComparing(view -> view.key().work());

  /** A series without an id, unless none of its nights is shown. */
  static Optional<SeriesView> of(SeriesTrend trend, Nights nights) {
    List<SeriesPoint> points = trend.series().points();
    int from = points.size();
    while (from > 0 && nights.show(points.get(from - 1).night())) {
      from--;
    }
    return from == points.size()
        ? Optional.empty()
        : Optional.of(new SeriesView("", trend, nights, from));
  }

  SeriesView named(String name) {
    return new SeriesView(name, trend, nights, from);
  }

  private double size() {
    return current().map(change -> Math.abs(change.shift())).orElse(0.0);
  }

  /** What it is a series of. */
  public SeriesKey key() {
    return trend.series().key();
  }

  /** The benchmark, and what is measured of it if that is not its throughput. */
  public String name() {
    return key().cell().benchmark() + (isSpeed() ? "" : " · " + key().metric());
  }

  /** The cell's text form, and what is measured of it if that is not its throughput. */
  public String fullName() {
    return key().cell().text() + (isSpeed() ? "" : " " + key().metric());
  }

  /** Suite, parameters, mode and threads in words. */
  public String circumstances() {
    return CellWords.circumstances(key().cell());
  }

  /** Whether its ratios are of speeds; those of other metrics say how good they are. */
  public boolean isSpeed() {
    return key().metric().equals(THROUGHPUT);
  }

  private Comparative than() {
    return isSpeed() ? Comparative.SPEED : Comparative.MERIT;
  }

  /** The points that are shown, the oldest first. */
  public List<SeriesPoint> points() {
    List<SeriesPoint> all = trend.series().points();
    return all.subList(from, all.size());
  }

  /** Its changes in the nights that are shown, the oldest first. */
  public List<ChangePoint> changes() {
    return trend.changes().stream().filter(change -> change.index() >= from).toList();
  }

  /** Its breaks in the nights that are shown, the oldest first. */
  public List<SeriesBreak> breaks() {
    return trend.breaks().stream().filter(each -> each.index() >= from).toList();
  }

  /** What changed in the nights that are shown, and has not been followed by a break. */
  public Optional<ChangePoint> current() {
    return trend.current().filter(change -> change.index() >= from);
  }

  /** What it does now. */
  public SeriesState state() {
    Optional<ChangePoint> current = current();
    if (current.isPresent()) {
      return current.get().shift() < 0 ? SeriesState.WORSE : SeriesState.BETTER;
    }
    return breaks().isEmpty() ? SeriesState.STEADY : SeriesState.ANEW;
  }

  /** The word for what it does now. */
  public String stateWord() {
    return state().word(isSpeed());
  }

  /** The night since which it does what it does now; absent if nothing happened. */
  Optional<Night> since() {
    return current()
        .map(trend::after)
        .or(
            () ->
                breaks().isEmpty()
                    ? Optional.empty()
                    : Optional.of(night(breaks().getLast().index())));
  }

  Night night(int index) {
    return trend.series().points().get(index).night();
  }

  /** How much a change is, such as {@code 4.8 % slower}. */
  public String words(ChangePoint change) {
    return Change.of(Ratio.point(LnScale.exp(change.shift())), than()).words();
  }

  /** A change with its night and the commits around it. */
  public String sentence(ChangePoint change) {
    return words(change)
        + " since "
        + Nights.date(trend.after(change))
        + " ("
        + Nights.between(trend.before(change), trend.after(change))
        + ")";
  }

  /** What it does now, without the newest ratio. */
  public String stateSentence() {
    Optional<ChangePoint> current = current();
    if (current.isPresent()) {
      return sentence(current.get());
    }
    return switch (state()) {
      case ANEW -> {
        SeriesBreak last = breaks().getLast();
        yield "begun anew on "
            + Nights.date(night(last.index()))
            + ": "
            + Happening.Kind.of(last.cause()).words(last.from(), last.to());
      }
      case WORSE, BETTER, STEADY -> "no change in " + Figures.count(points().size(), "night");
    };
  }

  /** The newest ratio to the anchor. */
  public Change latest() {
    return Change.of(ratio(trend.series().last()), than());
  }

  /** The newest ratio to the anchor in words, with its interval if there is one. */
  public String latestSentence() {
    Change latest = latest();
    return held(latest.words()) + latest.band();
  }

  /** The newest ratio to the anchor in words, without its interval. */
  public String latestWords() {
    return held(latest().words());
  }

  private static String held(String words) {
    if (words.equals(Change.NONE)) {
      return words + " from the anchor";
    }
    return words + (words.contains(" times ") ? " as the anchor" : " than the anchor");
  }

  /** That it was not measured in the last night, if so. */
  public Optional<String> missing() {
    Night last = trend.series().last().night();
    return last.run().equals(nights.last().run())
        ? Optional.empty()
        : Optional.of("last measured on " + Nights.date(last));
  }

  /** Contender ÷ anchor of a night. */
  public static Ratio ratio(SeriesPoint point) {
    Optional<Interval> interval = point.interval().map(Interval::exp);
    return new Ratio(
        LnScale.exp(point.theta()),
        interval.map(Interval::low),
        interval.map(Interval::high),
        Optional.empty(),
        Optional.empty());
  }
}
