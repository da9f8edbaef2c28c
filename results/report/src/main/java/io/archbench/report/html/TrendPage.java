package io.archbench.report.html;

import io.archbench.analysis.trend.ChangePoint;
import io.archbench.analysis.trend.EnvironmentalEvent;
import io.archbench.report.trend.EventWords;
import io.archbench.report.trend.Happening;
import io.archbench.report.trend.Nights;
import io.archbench.report.trend.SeriesState;
import io.archbench.report.trend.SeriesView;
import io.archbench.report.trend.TrendGroup;
import io.archbench.report.trend.TrendView;
import io.archbench.report.view.CellWords;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the templates of a history need beside its view. */
public record TrendPage(TrendView view, PageAssets assets) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * A row of what happened, and a mark in pictures.
   *
   * @param kind by which a mark is drawn
   * @param position of the first night behind it, among those that are shown
   * @param night its day
   * @param what in words
   * @param from commit of the last night before it
   * @param to commit of the first night behind it
   */
  public record Mark(
      String kind, int position, String night, String what, String from, String to) {}

  /** When the pages were made. */
  public String created() {
    return TIME.format(view.facts().created());
  }

  /** The class of a state's elements, in the colour that means the same in other reports. */
  public String name(SeriesState state) {
    return switch (state) {
      case WORSE -> "slower";
      case BETTER -> "faster";
      case ANEW -> "unknown";
      case STEADY -> "same";
    };
  }

  /** The words with each number tied to its unit. */
  public String tied(String words) {
    return words.replace(" %", "\u00a0%").replace("–", "\u2060–\u2060");
  }

  /** The words with dates that no line breaks. */
  public String whole(String words) {
    return words.replaceAll("(?<=\\d)-(?=\\d)", "\u2060-\u2060");
  }

  /** The words with a capital, as a sentence begins. */
  public String sentence(String words) {
    return tied(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  /** The day of a night. */
  public String date(EnvironmentalEvent event) {
    return Nights.date(event.night()).toString();
  }

  /** The day of a night. */
  public String date(Happening happening) {
    return Nights.date(happening.night()).toString();
  }

  /** An event in words. */
  public String words(EnvironmentalEvent event) {
    return tied(EventWords.of(event));
  }

  /** Parameters, mode and threads in words, for a page of its suite. */
  public String circumstances(SeriesView series) {
    return CellWords.ofItsSuite(series.key().cell());
  }

  /** What a series does now, where what happened to all of them is said elsewhere. */
  public String state(TrendGroup group, SeriesView series) {
    return sentence(group.sharedState(series).orElseGet(series::stateSentence));
  }

  /** How much the newest change is, as a number that a script can sort by. */
  public String shift(SeriesView series) {
    return series
        .current()
        .map(change -> String.format(Locale.ROOT, "%.4f", change.shift()))
        .orElse("0");
  }

  /** What happened to all series of a group, the oldest first. */
  public List<Mark> marks(TrendGroup group) {
    List<Mark> marks = new ArrayList<>();
    for (EnvironmentalEvent event : group.events()) {
      int position = group.nights().position(event.night()).orElse(0);
      marks.add(mark(group.nights(), "event", position, EventWords.of(event)));
    }
    group.shared().forEach(happening -> marks.add(mark(group.nights(), happening)));
    marks.sort(Comparator.comparingInt(Mark::position));
    return marks;
  }

  /** What happened to that series and not to all of its group, the oldest first. */
  public List<Mark> marks(TrendGroup group, SeriesView series) {
    List<Mark> marks = new ArrayList<>();
    for (ChangePoint change : series.changes()) {
      var after = series.trend().after(change);
      marks.add(
          new Mark(
              "change",
              group.nights().position(after).orElse(0),
              Nights.date(after).toString(),
              tied(series.words(change)),
              Nights.commit(series.trend().before(change)),
              Nights.commit(after)));
    }
    group.alone(series).forEach(happening -> marks.add(mark(group.nights(), happening)));
    marks.sort(Comparator.comparingInt(Mark::position));
    return marks;
  }

  private Mark mark(Nights nights, Happening happening) {
    return mark(
        nights,
        happening.kind().name().toLowerCase(Locale.ROOT),
        nights.position(happening.night()).orElse(0),
        happening.words());
  }

  private Mark mark(Nights nights, String kind, int position, String words) {
    var night = nights.shown().get(position);
    var before = nights.shown().get(Math.max(0, position - 1));
    return new Mark(
        kind,
        position,
        Nights.date(night).toString(),
        tied(words),
        Nights.commit(before),
        Nights.commit(night));
  }

  /** The nights of a group, a month in a row. */
  public List<TrendNumbers.Month> nights(TrendGroup group) {
    return TrendNumbers.nights(group.nights());
  }

  /** The ratios of a series, a month in a row. */
  public List<TrendNumbers.Month> numbers(SeriesView series) {
    return TrendNumbers.of(series);
  }
}
