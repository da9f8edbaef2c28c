package io.archbench.report.trend;

import io.archbench.analysis.stats.LnScale;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.trend.ChangePoint;
import io.archbench.analysis.trend.EnvironmentalEvent;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesPoint;
import io.archbench.trial.CellKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A history as programs read it: the same order and the same numbers as its text, with all series.
 *
 * @param schemaVersion 1; fields may be added without another
 * @param nights how many nights of each study are looked at
 * @param outside how many series were not measured in them
 */
public record TrendDocument(
    int schemaVersion,
    String title,
    Instant created,
    String archbenchVersion,
    int nights,
    int outside,
    String headline,
    List<Group> groups) {
  private static final int SCHEMA_VERSION = 1;

  public TrendDocument {
    groups = List.copyOf(groups);
  }

  /** One variant of a study. */
  public record Group(
      String study, String variant, List<Event> events, List<Happened> happened, List<Row> series) {
    public Group {
      events = List.copyOf(events);
      happened = List.copyOf(happened);
      series = List.copyOf(series);
    }
  }

  /** A night: which run, when, and of what. */
  public record NightRef(String run, Instant measured, Optional<String> commit) {
    static NightRef of(Night night) {
      return new NightRef(night.run(), night.measured(), night.commit());
    }
  }

  /** All of a variant moved: by that ratio in the middle. */
  public record Event(NightRef night, int moved, int of, double ratio) {
    static Event of(EnvironmentalEvent event) {
      return new Event(
          NightRef.of(event.night()), event.moved(), event.of(), LnScale.exp(event.shift()));
    }
  }

  /**
   * A break or a change of what both sides had.
   *
   * @param kind {@code machine} and {@code anchor} are breaks, {@code kernel} and {@code jdk} none
   * @param series how many series of the variant have it
   * @param of how many of them were measured in that night and before it
   */
  public record Happened(NightRef night, String kind, String from, String to, int series, int of) {
    static Happened of(Happening happening) {
      return new Happened(
          NightRef.of(happening.night()),
          happening.kind().name().toLowerCase(Locale.ROOT),
          happening.from(),
          happening.to(),
          happening.series(),
          happening.of());
    }
  }

  /**
   * One series.
   *
   * @param state {@code worse}, {@code better}, {@code anew} or {@code steady}
   * @param changes the oldest first; the newest one is open if the state is worse or better
   * @param happened breaks and the like that not all series of the variant have
   */
  public record Row(
      CellKey cell,
      String metric,
      String work,
      String state,
      int points,
      Latest latest,
      List<Changed> changes,
      List<Happened> happened) {
    public Row {
      changes = List.copyOf(changes);
      happened = List.copyOf(happened);
    }

    static Row of(TrendGroup group, SeriesView view) {
      return new Row(
          view.key().cell(),
          view.key().metric(),
          view.key().work(),
          view.state().name().toLowerCase(Locale.ROOT),
          view.points().size(),
          Latest.of(view.trend().series().last()),
          view.changes().stream().map(change -> Changed.of(view, change)).toList(),
          group.alone(view).stream().map(Happened::of).toList());
    }
  }

  /** The newest night against the anchor; above 1 is better, whatever the metric. */
  public record Latest(
      NightRef night,
      double ratio,
      Optional<Double> low95,
      Optional<Double> high95,
      int units,
      double score,
      String unit) {
    static Latest of(SeriesPoint point) {
      Ratio ratio = SeriesView.ratio(point);
      return new Latest(
          NightRef.of(point.night()),
          ratio.value(),
          ratio.low95(),
          ratio.high95(),
          point.units(),
          point.score(),
          point.unit());
    }
  }

  /**
   * A change.
   *
   * @param before the last night before it
   * @param after the first night behind it
   * @param ratio level after ÷ level before; above 1 it became better
   * @param p of the test that it passed
   */
  public record Changed(NightRef before, NightRef after, double ratio, double p) {
    static Changed of(SeriesView view, ChangePoint change) {
      return new Changed(
          NightRef.of(view.trend().before(change)),
          NightRef.of(view.trend().after(change)),
          LnScale.exp(change.shift()),
          change.p());
    }
  }

  /** The document of a view. */
  public static TrendDocument of(TrendView view) {
    return new TrendDocument(
        SCHEMA_VERSION,
        view.facts().title(),
        view.facts().created(),
        view.facts().archbenchVersion(),
        view.facts().nights(),
        view.outside(),
        view.headline(),
        view.groups().stream().map(TrendDocument::group).toList());
  }

  private static Group group(TrendGroup group) {
    return new Group(
        group.study(),
        group.variant(),
        group.events().stream().map(Event::of).toList(),
        group.happenings().stream().map(Happened::of).toList(),
        group.series().stream().map(view -> Row.of(group, view)).toList());
  }
}
