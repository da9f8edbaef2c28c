package io.archbench.analysis.trend;

import java.util.List;

/**
 * All series of a history with what happened to them.
 *
 * @param series by study, cell, variant and metric; changes that belong to an event are not among
 *     theirs
 * @param events from the oldest to the newest
 */
public record Trends(List<SeriesTrend> series, List<EnvironmentalEvent> events) {
  public Trends {
    series = List.copyOf(series);
    events = List.copyOf(events);
  }
}
