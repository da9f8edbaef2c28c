package io.archbench.report.trend;

import io.archbench.analysis.trend.Annotation;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesBreak;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A break, or a change of what both sides had, in all series that have the same in the same night.
 *
 * @param night the first one behind it
 * @param series how many have it
 * @param of how many were measured in that night and before it
 */
public record Happening(
    String study,
    String variant,
    Night night,
    Kind kind,
    String from,
    String to,
    int series,
    int of) {
  /** What changed. */
  public enum Kind {
    MACHINE("another machine", "another kind of machine: ", true),
    ANCHOR("another anchor", "another anchor: ", true),
    KERNEL("kernel", "kernel ", false),
    JDK("JDK", "JDK ", false);

    private final String name;
    private final String lead;
    private final boolean breaks;

    Kind(String name, String lead, boolean breaks) {
      this.name = name;
      this.lead = lead;
      this.breaks = breaks;
    }

    static Kind of(SeriesBreak.Cause cause) {
      return switch (cause) {
        case MACHINE -> MACHINE;
        case ANCHOR -> ANCHOR;
      };
    }

    static Kind of(Annotation.Kind annotated) {
      return switch (annotated) {
        case KERNEL -> KERNEL;
        case JDK -> JDK;
      };
    }

    /** In two words. */
    public String text() {
      return name;
    }

    /** Whether series begin anew with it. */
    public boolean breaks() {
      return breaks;
    }

    String words(String from, String to) {
      return lead + identity(to) + " instead of " + identity(from);
    }

    /** Digests are as long as a line, and told apart by how they begin. */
    private static String identity(String text) {
      return text.matches("([a-z0-9]+:)?[0-9a-f]{32,}")
          ? Nights.shortened(text.substring(text.indexOf(':') + 1))
          : text;
    }
  }

  private record Where(String study, String variant, String run) {
    static Where of(SeriesView view, Night night) {
      return new Where(view.key().study(), view.key().variant(), night.run());
    }
  }

  private record What(Where where, Kind kind, String from, String to) {}

  /** Those of one series. */
  private record Own(int index, Kind kind, String from, String to) {}

  /** All that happened in the nights that are shown, the oldest first. */
  static List<Happening> of(List<SeriesView> series) {
    Map<What, List<Night>> found = new LinkedHashMap<>();
    for (SeriesView view : series) {
      for (Own own : own(view)) {
        Night night = view.night(own.index());
        What what = new What(Where.of(view, night), own.kind(), own.from(), own.to());
        found.computeIfAbsent(what, first -> new ArrayList<>()).add(night);
      }
    }
    Map<Where, Integer> measured = found.isEmpty() ? Map.of() : measured(series);
    List<Happening> all = new ArrayList<>();
    found.forEach(
        (what, nights) ->
            all.add(
                new Happening(
                    what.where().study(),
                    what.where().variant(),
                    nights.getFirst(),
                    what.kind(),
                    what.from(),
                    what.to(),
                    nights.size(),
                    measured.getOrDefault(what.where(), nights.size()))));
    all.sort(
        Comparator.comparing((Happening happening) -> happening.night().measured())
            .thenComparing(happening -> happening.night().run())
            .thenComparing(Happening::kind));
    return all;
  }

  private static List<Own> own(SeriesView view) {
    List<Own> own = new ArrayList<>();
    view.breaks()
        .forEach(
            each -> own.add(new Own(each.index(), Kind.of(each.cause()), each.from(), each.to())));
    view.trend().annotations().stream()
        .filter(each -> each.index() >= view.from())
        .forEach(
            each -> own.add(new Own(each.index(), Kind.of(each.kind()), each.from(), each.to())));
    own.sort(Comparator.comparingInt(Own::index));
    return own;
  }

  private static Map<Where, Integer> measured(List<SeriesView> series) {
    Map<Where, Integer> measured = new HashMap<>();
    for (SeriesView view : series) {
      int size = view.trend().series().points().size();
      for (int index = Math.max(1, view.from()); index < size; index++) {
        measured.merge(Where.of(view, view.night(index)), 1, Integer::sum);
      }
    }
    return measured;
  }

  /** What happened to that series alone or to few, the oldest first. */
  static List<Happening> alone(SeriesView view, List<Happening> all) {
    return own(view).stream()
        .flatMap(
            own ->
                all.stream()
                    .filter(happening -> happening.isOf(view))
                    .filter(happening -> !happening.isShared())
                    .filter(
                        happening -> happening.night().run().equals(view.night(own.index()).run()))
                    .filter(happening -> happening.kind() == own.kind())
                    .filter(happening -> happening.from().equals(own.from()))
                    .filter(happening -> happening.to().equals(own.to())))
        .toList();
  }

  private boolean isOf(SeriesView view) {
    return study.equals(view.key().study()) && variant.equals(view.key().variant());
  }

  /** Whether all series of the variant have it, so that it is said once. */
  public boolean isShared() {
    return series == of && of > 1;
  }

  /** In words, such as {@code kernel 6.12.9 instead of 6.12.6}. */
  public String words() {
    return kind.words(from, to);
  }
}
