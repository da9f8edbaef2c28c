package io.archbench.analysis.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any fleet, tried on seeded random ones. */
class FleetSavingPropertiesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final BigDecimal MORE = new BigDecimal("1.07");

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  /** All that a saving is made of. */
  private record Case(FleetGroup group, NodeCost baseline, NodeCost contender, WorkRatio ratio) {
    static Case random(long seed) {
      Random random = new Random(seed);
      BigDecimal ratio = thousandths(300 + random.nextInt(1_700));
      boolean interval = random.nextBoolean();
      int nodes = 1 + random.nextInt(12);
      return new Case(
          new FleetGroup(
              "any",
              1 + random.nextInt(200),
              nodes,
              1 + random.nextInt(nodes),
              Optional.empty(),
              random.nextBoolean()
                  ? Optional.of(thousandths(1 + random.nextInt(1_000)))
                  : Optional.empty(),
              1 + random.nextInt(8_784),
              new TreeMap<>(),
              random.nextInt(3) == 0
                  ? Optional.of(TODAY.plusDays(random.nextInt(500)))
                  : Optional.empty(),
              List.of(),
              random.nextBoolean()
                  ? Optional.of(usd(random.nextInt(1_000_000)))
                  : Optional.empty()),
          cost(random),
          cost(random),
          new WorkRatio(
              ratio,
              interval ? Optional.of(ratio.multiply(thousandths(900))) : Optional.empty(),
              interval ? Optional.of(ratio.multiply(thousandths(1_100))) : Optional.empty()));
    }

    private static NodeCost cost(Random random) {
      return new NodeCost(usd(100 + random.nextInt(2_000)), usd(random.nextInt(50_000)));
    }

    private static BigDecimal thousandths(int count) {
      return BigDecimal.valueOf(count, 3);
    }

    private static Money usd(int thousandths) {
      return new Money(thousandths(thousandths), "USD");
    }

    Case faster() {
      return new Case(
          group,
          baseline,
          contender,
          new WorkRatio(
              ratio.value().multiply(MORE),
              ratio.low().map(MORE::multiply),
              ratio.high().map(MORE::multiply)));
    }

    Case dearerBaseline() {
      return new Case(group, dearer(baseline), contender, ratio);
    }

    Case dearerContender() {
      return new Case(group, baseline, dearer(contender), ratio);
    }

    private static NodeCost dearer(NodeCost cost) {
      return new NodeCost(cost.perHour().times(MORE), cost.perMonth().times(MORE));
    }

    List<GroupSaving> savings() {
      return FleetSaving.of(group, baseline, contender, ratio, TODAY);
    }
  }

  private static void assertNeverLess(Case better, Case worse) {
    List<GroupSaving> more = better.savings();
    List<GroupSaving> less = worse.savings();
    for (int i = 0; i < more.size(); i++) {
      assertThat(more.get(i).perYear()).isGreaterThanOrEqualTo(less.get(i).perYear());
      if (more.get(i).low().isPresent()) {
        assertThat(more.get(i).low().get()).isGreaterThanOrEqualTo(less.get(i).low().orElseThrow());
        assertThat(more.get(i).high().orElseThrow())
            .isGreaterThanOrEqualTo(less.get(i).high().orElseThrow());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFasterNodeNeverSavesLess(long seed) {
    assertNeverLess(Case.random(seed).faster(), Case.random(seed));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDearerNodeOfTodayNeverSavesLess(long seed) {
    assertNeverLess(Case.random(seed).dearerBaseline(), Case.random(seed));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDearerNodeInsteadNeverSavesMore(long seed) {
    assertNeverLess(Case.random(seed), Case.random(seed).dearerContender());
  }

  @Test
  void aSavingThatGoesTheWrongWayWouldBeNoticed() {
    assertThatThrownBy(() -> assertNeverLess(Case.random(1), Case.random(1).faster()))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingSavesMoreThanIsSpent(long seed) {
    assertThat(Case.random(seed).savings())
        .hasSize(3)
        .allSatisfy(
            saving -> {
              assertThat(saving.spend().signum()).isPositive();
              assertThat(saving.perYear()).isLessThanOrEqualTo(saving.spend());
              saving.low().ifPresent(low -> assertThat(low).isLessThanOrEqualTo(saving.perYear()));
              saving
                  .high()
                  .ifPresent(high -> assertThat(high).isBetween(saving.perYear(), saving.spend()));
              saving
                  .paybackMonths()
                  .ifPresent(months -> assertThat(months.signum()).isNotNegative());
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void poolingNeverBuysMoreThanClusterByCluster(long seed) {
    Case any = Case.random(seed);
    assertThat(FleetSaving.contenderNodes(any.group(), Sizing.POOLED, any.ratio().value()))
        .isLessThanOrEqualTo(
            FleetSaving.contenderNodes(any.group(), Sizing.THROUGHPUT, any.ratio().value()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void currenciesNeverMix(long seed) {
    Case any = Case.random(seed);
    NodeCost euros =
        new NodeCost(
            new Money(any.contender().perHour().amount(), "EUR"),
            new Money(any.contender().perMonth().amount(), "EUR"));
    assertThatThrownBy(() -> new Case(any.group(), any.baseline(), euros, any.ratio()).savings())
        .isInstanceOf(MixedPricesException.class);
  }
}
