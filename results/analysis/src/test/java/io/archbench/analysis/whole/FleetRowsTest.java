package io.archbench.analysis.whole;

import static io.archbench.analysis.whole.MoneyStudy.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Sizing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Nodes of 100 clusters of three, at .768 and .562 USD an hour. */
class FleetRowsTest {
  private static MoneyStudy study(double indexing, double pipeline) {
    return MoneyStudy.ownNodes()
        .suite("indexing", "0.4", "A.a", "1")
        .suite("pipeline", "0.2", "B.b", "1")
        .cell("indexing/A.a:thrpt:tmax", indexing)
        .cell("pipeline/B.b:thrpt:tmax", pipeline)
        .listPrices();
  }

  private static GroupSaving only(MoneyStudy study) {
    assertThat(study.whole().fleet()).hasSize(1);
    return study.whole().fleet().getFirst();
  }

  @Test
  void aGroupThatSaysNothingGetsAllThreeSums() {
    List<GroupSaving> rows =
        study(.9, .9).fleet(group("prod", Optional.empty(), "0.5")).whole().fleet();

    assertThat(rows)
        .extracting(GroupSaving::sizing)
        .containsExactly(Sizing.COUNT, Sizing.THROUGHPUT, Sizing.POOLED);
    assertThat(rows)
        .extracting(row -> row.perYear().toString())
        .containsExactly("541368.00 USD", "49056.00 USD", "373981.92 USD");
    assertThat(rows).allMatch(GroupSaving::assumed);
  }

  /** The worked example of docs/money.md. */
  @Test
  void theWorkedExampleHolds() {
    MoneyStudy study =
        MoneyStudy.ownNodes()
            .suite("indexing", "0.341", "A.a", "1")
            .suite("pipeline", "0.341", "B.b", "1")
            .cell("indexing/A.a:thrpt:tmax", .95)
            .cell("pipeline/B.b:thrpt:tmax", .90)
            .listPrices()
            .fleet(group("prod", Optional.of(Sizing.POOLED), "0.5"));
    Valuation value = study.whole().value().orElseThrow();

    assertThat(study.whole().ratio().value()).isCloseTo(.9243, within(5e-5));
    assertThat(value.pricePerformance().value()).isCloseTo(1.263, within(5e-4));
    assertThat(value.saving().value()).isCloseTo(.208, within(5e-4));
    assertThat(study.whole().robustness()).contains(new Robustness.AllCheaper());
    assertThat(only(study).contenderNodes()).isEqualTo(325);
    assertThat(only(study).perYear()).isEqualTo(Money.usd("418290.00"));
  }

  @Test
  void movingASuiteLeavesTheNodesThatTheOthersNeed() {
    // .6 of 3 nodes are 1.8: 2 stay, 1 is freed; 1.2 nodes of work at 1.25 fit on 1
    GroupSaving row =
        only(
            study(1.25, 1).fleet(group("prod", Optional.of(Sizing.THROUGHPUT), "0.5", "indexing")));

    assertThat(row.contenderNodes()).isEqualTo(100);
    assertThat(row.perYear()).isEqualTo(Money.usd("180456.00"));
    assertThat(row.spend()).isEqualTo(Money.usd("2018304.00"));
    assertThat(row.why()).contains("moving only indexing: 200 of 300 nodes stay");
  }

  @Test
  void aSlowerContenderNeedsMoreNodesThanAreFreed() {
    GroupSaving row =
        only(
            study(1.19, 1).fleet(group("prod", Optional.of(Sizing.THROUGHPUT), "0.5", "indexing")));

    assertThat(row.contenderNodes()).isEqualTo(200);
    assertThat(row.perYear()).isEqualTo(Money.usd("-311856.00"));
  }

  @Test
  void pooledCountsOverTheGroup() {
    // 180 of 300 nodes stay, 120 are freed and take 120 nodes of work
    GroupSaving row =
        only(study(1, 1).fleet(group("prod", Optional.of(Sizing.POOLED), "0.5", "indexing")));

    assertThat(row.contenderNodes()).isEqualTo(120);
    assertThat(row.perYear()).isEqualTo(Money.usd("216547.20"));
  }

  @Test
  void aMoveThatFreesNoNodeCostsWhatComesOnTop() {
    GroupSaving row =
        only(study(1, 2).fleet(group("prod", Optional.of(Sizing.THROUGHPUT), "0.5", "pipeline")));

    assertThat(row.why()).contains("moving only pipeline frees no node");
    assertThat(row.contenderNodes()).isEqualTo(100);
    assertThat(row.perYear()).isEqualTo(Money.usd("-492312.00"));
  }

  @Test
  void aFixedCountThatFreesNoNodeSavesNothing() {
    GroupSaving row =
        only(study(1, 2).fleet(group("prod", Optional.of(Sizing.COUNT), "0.5", "pipeline")));

    assertThat(row.why()).contains("moving only pipeline frees no node");
    assertThat(row.perYear()).isEqualTo(Money.usd("0.00"));
  }

  @Test
  void theRatioOfAPartialMoveIsThatOfTheSuitesThatMove() {
    // at the whole's ratio of 1.5 one contender node would be enough for 1.2 nodes of work
    GroupSaving row =
        only(study(1, 9).fleet(group("prod", Optional.of(Sizing.THROUGHPUT), "0.5", "indexing")));

    assertThat(row.contenderNodes()).isEqualTo(200);
  }

  @Test
  void movingEverythingByNameIsMovingEverything() {
    MoneyStudy all =
        MoneyStudy.ownNodes()
            .suite("indexing", "0.3333333333333333", "A.a", "1")
            .suite("pipeline", "0.6666666666666666", "B.b", "1")
            .cell("indexing/A.a:thrpt:tmax", .9)
            .cell("pipeline/B.b:thrpt:tmax", .9)
            .listPrices()
            .fleet(group("prod", Optional.of(Sizing.POOLED), "0.5", "indexing", "pipeline"));

    assertThat(only(all).perYear()).isEqualTo(Money.usd("373981.92"));
  }

  @Test
  void whatWasNotMeasuredCannotBeMoved() {
    MoneyStudy study =
        study(1, 1)
            .suite("relational", "0.4", "C.c", "1")
            .fleet(group("prod", Optional.empty(), "0.5", "indexing", "relational"));

    assertThat(study.whole().fleet()).isEmpty();
    assertThat(study.whole().notes())
        .contains("no sum for prod: it moves relational, which has no share or was not measured");
  }

  @Test
  void aOneOffCostIsPaidBackOrNever() {
    assertThat(only(study(1, 1).fleet(moved("45114", "indexing"))).paybackMonths())
        .contains(new BigDecimal("3.0"));
    GroupSaving never = only(study(1, 1).fleet(moved("45114", "pipeline")));
    assertThat(never.paybackMonths()).isEmpty();
    assertThat(never.why().orElseThrow())
        .contains("the cost of moving, 45114 USD, is never earned back");
  }

  private static FleetGroup moved(String oneOff, String... move) {
    return new FleetGroup(
        "prod",
        100,
        3,
        1,
        Optional.of(Sizing.COUNT),
        Optional.of(new BigDecimal("0.5")),
        8760,
        new TreeMap<>(),
        Optional.empty(),
        List.of(move),
        Optional.of(Money.usd(oneOff)));
  }

  @Test
  void noSumIsDrawnFromWhatCarriesNoVerdict() {
    MoneyStudy study = study(1, 1).warmup(1_000).fleet(group("prod", Optional.empty(), "0.5"));

    assertThat(study.whole().fleet()).isEmpty();
    assertThat(study.whole().notes())
        .contains("no sums for the fleet: a demonstration: too short to be steady");
  }

  @Test
  void moreNodesThanCanBeCountedAreSaid() {
    MoneyStudy study = study(1e-9, 1e-9).fleet(group("prod", Optional.of(Sizing.POOLED), "0.5"));

    assertThat(study.whole().notes())
        .contains("no sum for prod: it would need more nodes than can be counted");
  }
}
