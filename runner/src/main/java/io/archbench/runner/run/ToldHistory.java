package io.archbench.runner.run;

import io.archbench.analysis.gate.HistoricalChange;
import java.util.List;

/**
 * What a history said of a run when the run was added to it; kept beside the run, so that its
 * reports say the same for ever.
 *
 * @param changes of its cells, for the worse or new tonight
 * @param events that are new tonight and are the machine's, a sentence each
 */
public record ToldHistory(int schemaVersion, List<HistoricalChange> changes, List<String> events) {
  /** Of a run that is in no history. */
  public static final ToldHistory NONE = new ToldHistory(1, List.of(), List.of());

  public ToldHistory {
    changes = List.copyOf(changes);
    events = List.copyOf(events);
  }
}
