package io.archbench.report.view;

import io.archbench.analysis.price.GroupSaving;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The yearly sums of all groups.
 *
 * @param rows one for each group and sizing
 * @param total only where each group has one stated sizing, and there are several groups
 */
public record FleetView(List<FleetRow> rows, Optional<FleetRow> total) {
  public FleetView {
    rows = List.copyOf(rows);
  }

  static FleetView of(List<GroupSaving> fleet) {
    boolean several = fleet.stream().map(GroupSaving::group).distinct().count() > 1;
    return new FleetView(
        fleet.stream().map(FleetRow::of).toList(),
        several && isStated(fleet) ? Optional.of(FleetRow.total(fleet)) : Optional.empty());
  }

  /** Whether every group says how its nodes are bought and may be, so that there is one sum. */
  private static boolean isStated(List<GroupSaving> fleet) {
    return fleet.stream().allMatch(group -> group.allowed() && !group.assumed())
        && fleet.stream().map(GroupSaving::group).distinct().count() == fleet.size();
  }

  /** The rows with the total below them. */
  public List<FleetRow> all() {
    return Stream.concat(rows.stream(), total.stream()).toList();
  }

  /** The one row that a headline may speak of, if every sizing is stated and allowed. */
  Optional<FleetRow> headline() {
    boolean single =
        rows.size() == 1
            && rows.getFirst().saving().stream().allMatch(of -> of.allowed() && !of.assumed());
    return single ? Optional.of(rows.getFirst()) : total;
  }

  /** Why a headline has no sum though there are groups. */
  String whyNoSum() {
    boolean assumed =
        rows.stream().flatMap(row -> row.saving().stream()).anyMatch(GroupSaving::assumed);
    return assumed
        ? "What a year saves depends on how nodes are bought, which the study does not say: the sums"
            + " stand side by side under Money."
        : "There is no sum of a year, as not every group may be sized as the study says: see Money.";
  }
}
