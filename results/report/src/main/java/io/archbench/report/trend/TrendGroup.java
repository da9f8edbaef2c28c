package io.archbench.report.trend;

import io.archbench.analysis.trend.EnvironmentalEvent;
import java.util.List;
import java.util.Optional;

/**
 * The series of one variant of a study, the worst first, and what happened to all of them.
 *
 * @param id unique in a page, and safe as an anchor
 * @param nights those of the study that are shown
 * @param events the oldest first
 * @param happenings what all its series have, or some, the oldest first
 */
public record TrendGroup(
    String id,
    String study,
    String variant,
    Nights nights,
    List<EnvironmentalEvent> events,
    List<Happening> happenings,
    List<SeriesView> series) {
  public TrendGroup {
    events = List.copyOf(events);
    happenings = List.copyOf(happenings);
    series = List.copyOf(series);
  }

  /** Study and variant. */
  public String title() {
    return study + " · " + variant;
  }

  /** What all its series have. */
  public List<Happening> shared() {
    return happenings.stream().filter(Happening::isShared).toList();
  }

  /** What that series has, and not all of the group. */
  public List<Happening> alone(SeriesView view) {
    return Happening.alone(view, happenings);
  }

  /** Whether something happened to that series that did not happen to all. */
  public boolean moved(SeriesView view) {
    return !view.changes().isEmpty()
        || alone(view).stream().anyMatch(happening -> happening.kind().breaks());
  }

  /** That a series began anew with all of the group, without why; absent if it did not. */
  public Optional<String> sharedState(SeriesView view) {
    return view.state() == SeriesState.ANEW && alone(view).isEmpty()
        ? view.since().map(night -> "begun anew on " + Nights.date(night) + " with all of them")
        : Optional.empty();
  }

  /** How many series do what. */
  public TrendTally tally() {
    return TrendTally.of(series);
  }
}
