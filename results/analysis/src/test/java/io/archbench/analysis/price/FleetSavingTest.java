package io.archbench.analysis.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.stats.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetSavingTest {
  private static final NodeCost D16_V3 = NodeCost.of(Money.usd("0.7680"));
  private static final NodeCost D16PS_V6 = NodeCost.of(Money.usd("0.5620"));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  /** A group of clusters, changed by each test in what it is about. */
  private record Group(
      int clusters,
      int nodes,
      int minimum,
      Optional<Sizing> sizing,
      Optional<String> utilisation,
      int hours,
      Optional<LocalDate> committedUntil,
      Optional<Money> oneOff) {
    static Group of(int clusters, int nodes) {
      return new Group(
          clusters,
          nodes,
          1,
          Optional.empty(),
          Optional.empty(),
          8_760,
          Optional.empty(),
          Optional.empty());
    }

    Group sized(Sizing chosen) {
      return new Group(
          clusters,
          nodes,
          minimum,
          Optional.of(chosen),
          utilisation,
          hours,
          committedUntil,
          oneOff);
    }

    Group minimum(int fewest) {
      return new Group(clusters, nodes, fewest, sizing, utilisation, hours, committedUntil, oneOff);
    }

    Group busy(String share) {
      return new Group(
          clusters, nodes, minimum, sizing, Optional.of(share), hours, committedUntil, oneOff);
    }

    Group hours(int aYear) {
      return new Group(
          clusters, nodes, minimum, sizing, utilisation, aYear, committedUntil, oneOff);
    }

    Group until(String day) {
      return new Group(
          clusters,
          nodes,
          minimum,
          sizing,
          utilisation,
          hours,
          Optional.of(LocalDate.parse(day)),
          oneOff);
    }

    Group costing(Money once) {
      return new Group(
          clusters, nodes, minimum, sizing, utilisation, hours, committedUntil, Optional.of(once));
    }

    FleetGroup group() {
      return new FleetGroup(
          "prod",
          clusters,
          nodes,
          minimum,
          sizing,
          utilisation.map(BigDecimal::new),
          hours,
          new TreeMap<>(),
          committedUntil,
          List.of(),
          oneOff);
    }
  }

  private static GroupSaving saving(Group group, String ratio) {
    List<GroupSaving> savings =
        FleetSaving.of(group.group(), D16_V3, D16PS_V6, WorkRatio.of(new BigDecimal(ratio)), TODAY);
    assertThat(savings).hasSize(1);
    return savings.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 3, 5413.68",
    "300, 1, 300, 541368.00",
    "500, 1, 500, 902280.00",
    "300, 0.9, 334, 373981.92",
    "300, 0.8, 375, 172134.00",
    "300, 1.1, 273, 674292.24",
    "300, 0.5, 600, -935568.00",
    "3, 0.9, 4, 490.56"
  })
  void pooledNodesAreWholeNodesOverAll(int nodes, String ratio, int then, BigDecimal saved) {
    GroupSaving saving = saving(Group.of(1, nodes).sized(Sizing.POOLED), ratio);
    assertThat(saving.contenderNodes()).isEqualTo(then);
    assertThat(saving.perYear()).isEqualTo(new Money(saved, "USD"));
    assertThat(saving.assumed()).isFalse();
    assertThat(saving.why()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"COUNT, 300, 541368.00", "THROUGHPUT, 400, 49056.00", "POOLED, 334, 373981.92"})
  void eachSizingBuysItsOwnNumber(Sizing sizing, int then, BigDecimal saved) {
    GroupSaving saving = saving(Group.of(100, 3).sized(sizing), "0.9");
    assertThat(saving.contenderNodes()).isEqualTo(then);
    assertThat(saving.perYear()).isEqualTo(new Money(saved, "USD"));
    assertThat(saving.nodes()).isEqualTo(300);
    assertThat(saving.clusters()).isEqualTo(100);
    assertThat(saving.spend()).isEqualTo(Money.usd("2018304.00"));
  }

  @Test
  void withoutSizingAllThreeStandSideBySide() {
    assertThat(
            FleetSaving.of(
                Group.of(100, 3).group(),
                D16_V3,
                D16PS_V6,
                WorkRatio.of(new BigDecimal("0.9")),
                TODAY))
        .allMatch(GroupSaving::assumed)
        .extracting(saving -> saving.sizing() + " " + saving.perYear())
        .containsExactly("COUNT 541368.00 USD", "THROUGHPUT 49056.00 USD", "POOLED 373981.92 USD");
  }

  @Test
  void aQuotientThatIsWholeBuysNoNodeMore() {
    assertThat(saving(Group.of(1, 300).sized(Sizing.POOLED), "1").contenderNodes()).isEqualTo(300);
    assertThat(saving(Group.of(1, 300).sized(Sizing.POOLED), "0.6").contenderNodes())
        .isEqualTo(500);
    assertThat(saving(Group.of(1, 300).sized(Sizing.POOLED), "0.5999999999").contenderNodes())
        .isEqualTo(501);
  }

  @Test
  void noiseOfFloatingPointBuysNoNodeEither() {
    BigDecimal ratio = WorkRatio.of(Ratio.point(3 * .1 / .1 / 4)).value();
    assertThat(ratio).isEqualByComparingTo("0.75");
    assertThat(WorkRatio.of(Ratio.point(Math.nextDown(.75))).value()).isEqualByComparingTo("0.75");
    assertThat(FleetSaving.contenderNodes(Group.of(1, 3).group(), Sizing.POOLED, ratio))
        .isEqualTo(4);
  }

  @Test
  void aClusterKeepsItsMinimum() {
    GroupSaving saving = saving(Group.of(100, 3).minimum(3).sized(Sizing.THROUGHPUT), "2");
    assertThat(saving.contenderNodes()).isEqualTo(300);
    assertThat(saving.why()).contains("a cluster keeps its minimum of 3 nodes");
    GroupSaving free = saving(Group.of(100, 3).sized(Sizing.THROUGHPUT), "2");
    assertThat(free.contenderNodes()).isEqualTo(200);
    assertThat(free.why()).isEmpty();
  }

  @Test
  void theEndsOfARatioGoStraightThrough() {
    WorkRatio ratio =
        new WorkRatio(
            new BigDecimal("0.9"),
            Optional.of(new BigDecimal("0.8")),
            Optional.of(new BigDecimal("1.1")));
    GroupSaving saving =
        FleetSaving.of(
                Group.of(1, 300).sized(Sizing.POOLED).group(), D16_V3, D16PS_V6, ratio, TODAY)
            .get(0);
    assertThat(saving.low()).contains(Money.usd("172134.00"));
    assertThat(saving.perYear()).isEqualTo(Money.usd("373981.92"));
    assertThat(saving.high()).contains(Money.usd("674292.24"));
  }

  @Test
  void hoursAreTheGroupsOwnButMonthsAreAllPaid() {
    GroupSaving saving =
        FleetSaving.of(
                Group.of(40, 3).hours(2_500).sized(Sizing.COUNT).group(),
                D16_V3,
                new NodeCost(Money.usd("0.5620"), Money.usd("9.60")),
                WorkRatio.ONE,
                TODAY)
            .get(0);
    assertThat(saving.hoursPerYear()).isEqualTo(2_500);
    assertThat(saving.perYear()).isEqualTo(Money.usd("47976.00"));
  }

  @Test
  void anExtraOfTheWholeDifferenceCancelsTheSaving() {
    NodeCost withDisk = new NodeCost(Money.usd("0.5620"), Money.usd("150.38"));
    FleetGroup group = Group.of(1, 300).sized(Sizing.POOLED).group();
    assertThat(FleetSaving.of(group, D16_V3, withDisk, WorkRatio.ONE, TODAY).get(0).perYear())
        .isEqualTo(Money.usd("0.00"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.45, 0.9, true, 'contender nodes would be 50 % busy; latency not checked'",
    "0.72, 0.9, true, 'contender nodes would be 80 % busy; latency not checked'",
    "0.73, 0.9, false, 'not allowed: contender nodes would be 82 % busy, above 80 %; latency not"
        + " checked'"
  })
  void asManyNodesAsBeforeNeedHeadroom(
      String utilisation, String ratio, boolean allowed, String why) {
    GroupSaving saving = saving(Group.of(100, 3).busy(utilisation).sized(Sizing.COUNT), ratio);
    assertThat(saving.allowed()).isEqualTo(allowed);
    assertThat(saving.why()).contains(why);
  }

  @Test
  void headroomIsLookedAtAtTheLowEndToo() {
    WorkRatio ratio =
        new WorkRatio(
            new BigDecimal("0.9"),
            Optional.of(new BigDecimal("0.8")),
            Optional.of(new BigDecimal("1.0")));
    GroupSaving saving =
        FleetSaving.of(
                Group.of(1, 3).busy("0.7").sized(Sizing.COUNT).group(),
                D16_V3,
                D16PS_V6,
                ratio,
                TODAY)
            .get(0);
    assertThat(saving.allowed()).isTrue();
    assertThat(saving.why().orElseThrow()).contains("88 % busy, above 80 %, at the low end");
  }

  @Test
  void headroomThatCannotBeKnownIsSaid() {
    GroupSaving saving = saving(Group.of(1, 3).sized(Sizing.COUNT), "0.9");
    assertThat(saving.allowed()).isTrue();
    assertThat(saving.why().orElseThrow())
        .contains("utilisation not stated", "not checked", "latency not checked");
    assertThat(saving(Group.of(1, 3).busy("1").sized(Sizing.POOLED), "0.1").allowed()).isTrue();
  }

  @Test
  void nodesThatArePaidForSaveNothingUntilThen() {
    Group group = Group.of(1, 300).sized(Sizing.POOLED);
    GroupSaving half = saving(group.until("2027-05-26"), "1");
    // 183 of 365 days are committed: 541,368.00 × 182 ÷ 365
    assertThat(half.perYear()).isEqualTo(Money.usd("269942.40"));
    assertThat(half.why())
        .contains(
            "today's nodes are paid for until 2027-05-26: nothing is saved on 183 of the first"
                + " year's 365 days; a full year after that: 541368.00 USD");
    assertThat(saving(group.until("2030-01-01"), "1").perYear()).isEqualTo(Money.usd("0.00"));
    assertThat(saving(group.until("2026-11-24"), "1").perYear()).isEqualTo(Money.usd("541368.00"));
    assertThat(saving(group.until("2020-01-01"), "1").why()).isEmpty();
  }

  @Test
  void aCostOnceIsEarnedBackInMonthsThatAreNeverRoundedDown() {
    Group group = Group.of(1, 300).sized(Sizing.POOLED);
    // 45,114.00 USD a month
    assertThat(saving(group.costing(Money.usd("45114")), "1").paybackMonths())
        .contains(new BigDecimal("1.0"));
    assertThat(saving(group.costing(Money.usd("45114.01")), "1").paybackMonths())
        .contains(new BigDecimal("1.1"));
    assertThat(saving(group.costing(Money.usd("0")), "1").paybackMonths())
        .contains(new BigDecimal("0.0"));
    assertThat(saving(group, "1").paybackMonths()).isEmpty();
  }

  @Test
  void aCostOnceIsNeverEarnedBackByWhatIsDearer() {
    GroupSaving saving =
        saving(Group.of(1, 300).sized(Sizing.POOLED).costing(Money.usd("1000")), "0.7");
    assertThat(saving.perYear().signum()).isNegative();
    assertThat(saving.paybackMonths()).isEmpty();
    assertThat(saving.why()).contains("the cost of moving, 1000 USD, is never earned back");
  }

  @Test
  void differentCurrenciesNeverMeet() {
    FleetGroup group = Group.of(1, 3).group();
    NodeCost euros = NodeCost.of(new Money(BigDecimal.ONE, "EUR"));
    assertThatThrownBy(() -> FleetSaving.of(group, D16_V3, euros, WorkRatio.ONE, TODAY))
        .isInstanceOf(MixedPricesException.class)
        .hasMessageContaining("1 EUR");
    assertThatThrownBy(
            () ->
                FleetSaving.of(
                    Group.of(1, 3).costing(new Money(BigDecimal.TEN, "EUR")).group(),
                    D16_V3,
                    D16PS_V6,
                    WorkRatio.ONE,
                    TODAY))
        .isInstanceOf(MixedPricesException.class);
    assertThatThrownBy(() -> new NodeCost(Money.usd("1"), Money.zero("EUR")))
        .isInstanceOf(MixedPricesException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, , ", "-1, , ", "1, 0, 2", "1, 1.1, 2", "1, 0.5, 0.9"})
  void aRatioIsAboveZeroAndInsideItsLimits(BigDecimal value, BigDecimal low, BigDecimal high) {
    assertThatThrownBy(
            () -> new WorkRatio(value, Optional.ofNullable(low), Optional.ofNullable(high)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRatioHasBothLimitsOrNone() {
    assertThatThrownBy(
            () -> new WorkRatio(BigDecimal.ONE, Optional.of(BigDecimal.ONE), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
