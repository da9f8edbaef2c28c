package io.archbench.analysis.whole;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.verdict.Circumstances;
import java.util.List;

/**
 * What the ratio means for the groups of a fleet.
 *
 * @param rows one for each group and sizing
 * @param notes what could not be counted, in sentences
 */
record FleetRows(List<GroupSaving> rows, List<String> notes) {
  static final FleetRows NONE = new FleetRows(List.of(), List.of());

  FleetRows {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  static FleetRows of(
      List<FleetGroup> fleet, MeasuredWhole whole, Pricing pricing, Circumstances circumstances) {
    return NONE;
  }
}
