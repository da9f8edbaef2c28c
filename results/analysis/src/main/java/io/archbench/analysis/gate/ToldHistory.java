package io.archbench.analysis.gate;

import java.util.List;

/**
 * What a history said of a run when the run was added to it; kept beside the run, so that its
 * reports say the same for ever.
 *
 * @param changes of its cells: what is new tonight, and what is worse from an earlier night
 * @param events that are new tonight
 */
public record ToldHistory(
    int schemaVersion, List<HistoricalChange> changes, List<HistoricalEvent> events) {
  /** Of a run that is in no history. */
  public static final ToldHistory NONE = new ToldHistory(1, List.of(), List.of());

  public ToldHistory {
    changes = List.copyOf(changes);
    events = List.copyOf(events);
  }
}
