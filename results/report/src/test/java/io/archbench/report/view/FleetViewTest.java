package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Sizing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetViewTest {
  private static GroupSaving group(String name, Sizing sizing, boolean assumed, boolean allowed) {
    return new GroupSaving(
        name,
        40,
        sizing,
        assumed,
        120,
        130,
        2500,
        Money.usd("500.10"),
        Optional.of(Money.usd("400.00")),
        Optional.of(Money.usd("600.25")),
        Money.usd("1000.00"),
        Optional.of(new BigDecimal("3.3")),
        Optional.of("latency not checked"),
        allowed);
  }

  @Test
  void statedGroupsAreAddedUpEndByEnd() {
    FleetView fleet =
        FleetView.of(
            List.of(
                group("prod", Sizing.COUNT, false, true),
                group("dev", Sizing.POOLED, false, true)));

    assertThat(fleet.headline()).isEqualTo(fleet.total()).isPresent();
    assertThat(fleet.total().orElseThrow().year().inCents())
        .isEqualTo("saves 800.00 to 1,200.50 USD");
    assertThat(fleet.total().orElseThrow().year().spendInCents()).isEqualTo("2,000.00 USD");
    assertThat(fleet.all()).hasSize(3);
  }

  @Test
  void aSingleGroupIsItsOwnTotal() {
    FleetView fleet = FleetView.of(List.of(group("prod", Sizing.COUNT, false, true)));

    assertThat(fleet.total()).isEmpty();
    assertThat(fleet.headline()).hasValue(fleet.rows().getFirst());
  }

  @Test
  void sizingsSideBySideAreNeverAddedUp() {
    FleetView one =
        FleetView.of(
            List.of(
                group("prod", Sizing.COUNT, true, true), group("prod", Sizing.POOLED, true, true)));
    FleetView mixed =
        FleetView.of(
            List.of(
                group("prod", Sizing.COUNT, false, true),
                group("dev", Sizing.COUNT, true, true),
                group("dev", Sizing.POOLED, true, true)));

    for (FleetView fleet : List.of(one, mixed)) {
      assertThat(fleet.headline()).isEmpty();
      assertThat(fleet.total()).isEmpty();
      assertThat(fleet.whyNoSum()).contains("side by side");
    }
  }

  @Test
  void aSizingThatIsNotAllowedCarriesNoSum() {
    FleetView alone = FleetView.of(List.of(group("prod", Sizing.COUNT, false, false)));
    FleetView among =
        FleetView.of(
            List.of(
                group("prod", Sizing.COUNT, false, false),
                group("dev", Sizing.POOLED, false, true)));

    for (FleetView fleet : List.of(alone, among)) {
      assertThat(fleet.headline()).isEmpty();
      assertThat(fleet.whyNoSum()).contains("not every group may be sized");
      assertThat(fleet.rows().getFirst().bought()).endsWith("which is not allowed");
    }
  }

  @Test
  void aRowSaysHoursPaybackAndWhatItLeavesOut() {
    FleetRow row = FleetRow.of(group("prod", Sizing.THROUGHPUT, false, true));

    assertThat(row.notes())
        .containsExactly(
            "40 clusters, 2,500 hours a year", "pays back in 3.3 months", "latency not checked");
    assertThat(row.nodesWords()).isEqualTo("120, then 130 of the contender");
  }
}
