package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.STUDY;
import static io.archbench.runner.plan.PlanFixtures.places;
import static io.archbench.runner.plan.PlanFixtures.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.analysis.question.Pairing;
import io.archbench.runner.plan.PlanEstimate.VariantCost;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Member;
import io.archbench.trial.Phase;
import io.archbench.trial.Place;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.CanonicalJson;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundPlannerTest {
  private static final Map<String, List<Place>> HERE =
      Map.of("g1", places("here"), "parallel", places("here"));

  private final Plan plan = plan(STUDY);
  private final RoundPlanner planner = new RoundPlanner(plan);

  @Test
  void theSamePlanAndPlacesGiveTheSameBytes() {
    Plan again = CanonicalJson.read(CanonicalJson.bytes(plan), Plan.class, "plan.json");
    for (int round = 1; round <= 5; round++) {
      assertThat(CanonicalJson.bytes(round(new RoundPlanner(again), round, HERE)))
          .isEqualTo(CanonicalJson.bytes(round(planner, round, HERE)));
    }
  }

  @Test
  void theOrderOfThePlacesDoesNotMatter() {
    Map<String, List<Place>> one = Map.of("g1", places("a", "b", "c"), "parallel", places("d"));
    Map<String, List<Place>> other = Map.of("g1", places("c", "a", "b"), "parallel", places("d"));
    assertThat(round(planner, 2, one)).isEqualTo(round(planner, 2, other));
  }

  @Test
  void eachVariantLeadsAboutHalfOfTheBlocks() {
    List<String> leaders =
        IntStream.rangeClosed(1, 200)
            .mapToObj(round -> round(planner, round, HERE).trials().get(0).variant().name())
            .toList();
    assertThat(leaders.stream().filter("g1"::equals).count()).isBetween(80L, 120L);
    // negative control: an order that alternates would pass the count
    long changes =
        IntStream.range(1, 200).filter(i -> !leaders.get(i).equals(leaders.get(i - 1))).count();
    assertThat(changes).isBetween(80L, 120L);
  }

  @Test
  void cellsRunInAnOrderOfTheirRoundThatIsTheSameForAllVariants() {
    Set<List<String>> orders = new HashSet<>();
    for (int round = 1; round <= 20; round++) {
      List<TrialSpec> trials = round(planner, round, HERE).trials();
      assertThat(trials.get(0).cells()).isEqualTo(trials.get(1).cells());
      orders.add(trials.get(0).cells().stream().map(cell -> cell.key().text()).toList());
    }
    assertThat(orders).hasSize(2);
  }

  @Test
  void anotherSeedGivesAnotherOrder() {
    RoundPlanner other = new RoundPlanner(plan(STUDY.replace("seed: 42", "seed: 43")));
    assertThat(variantOrders(other)).isNotEqualTo(variantOrders(planner));
    assertThat(SeededOrder.subSeed(42, "suites", 1))
        .isNotEqualTo(SeededOrder.subSeed(42, "suites", 2))
        .isNotEqualTo(SeededOrder.subSeed(42, "cells", 1));
    // the first eight bytes of sha256("42/suites/1"), computed with sha256sum
    assertThat(Long.toHexString(SeededOrder.subSeed(42, "suites", 1)))
        .isEqualTo("8ab64a0bf7f1b4e9");
  }

  @Test
  void variantsThatShareAPlaceMakeOneBlockThere() {
    Round round = round(planner, 3, HERE);
    assertThat(round.phase()).isEqualTo(Phase.MEASURE);
    assertThat(round.blocks()).hasSize(1);
    assertThat(ids(round)).containsExactlyInAnyOrder("indexing-g1-r03", "indexing-parallel-r03");
    assertThat(planner.pairing(plan.comparisons().get(0), HERE)).isEqualTo(Pairing.SAME_NODE);
  }

  @Test
  void roundsSpreadOverThePlacesBeforeTheyRepeatOne() {
    Map<String, List<Place>> shared =
        Map.of("g1", places("a", "b", "c"), "parallel", places("a", "b", "c"));
    List<String> used =
        IntStream.rangeClosed(1, 6)
            .mapToObj(round -> round(planner, round, shared).blocks())
            .peek(blocks -> assertThat(blocks).hasSize(1))
            .map(blocks -> blocks.get(0).place().name())
            .toList();
    assertThat(used).containsExactly("a", "b", "c", "a", "b", "c");
  }

  @Test
  void variantsWithPlacesOfTheirOwnRunSideBySide() {
    Map<String, List<Place>> own =
        Map.of("g1", places("a", "b"), "parallel", places("x", "y", "z"));
    Round round = round(planner, 3, own);
    assertThat(round.blocks()).hasSize(2);
    assertThat(round.blocks().get(0).place().name()).isEqualTo("a");
    assertThat(round.blocks().get(1).place().name()).isEqualTo("z");
    assertThat(round.trials())
        .allSatisfy(
            trial ->
                assertThat(trial.members())
                    .containsExactly(
                        Member.bench(trial.variant().name().equals("g1") ? "a" : "z")));
    assertThat(planner.pairing(plan.comparisons().get(0), own)).isEqualTo(Pairing.OWN_NODES);
  }

  @Test
  void ownNodesTakesVariantsOfTheSamePlacesApart() {
    Plan own = plan(STUDY + "pairing: own-nodes\n");
    Map<String, List<Place>> shared = Map.of("g1", places("a", "b"), "parallel", places("a", "b"));
    RoundPlanner apart = new RoundPlanner(own);
    assertThat(round(apart, 1, shared).blocks()).hasSize(2);
    assertThat(apart.pairing(own.comparisons().get(0), shared)).isEqualTo(Pairing.OWN_NODES);
  }

  @Test
  void sameNodeOnDifferentPlacesIsRefused() {
    Plan same = plan(STUDY + "pairing: same-node\n");
    Map<String, List<Place>> own = Map.of("g1", places("a"), "parallel", places("b"));
    RoundPlanner paired = new RoundPlanner(same);
    assertThatThrownBy(() -> paired.pairing(same.comparisons().get(0), own))
        .isInstanceOf(UnpairedPlacesException.class)
        .hasMessageContaining("g1 has the places [a] and parallel has [b]");
    assertThat(paired.pairing(same.comparisons().get(0), HERE)).isEqualTo(Pairing.SAME_NODE);
  }

  @Test
  void aVariantWithoutAPlaceIsLeftOut() {
    Round round = round(planner, 1, Map.of("g1", places("here"), "parallel", List.of()));
    assertThat(ids(round)).containsExactly("indexing-g1-r01");
    assertThat(round(planner, 1, Map.of()).blocks()).isEmpty();
  }

  @Test
  void theOthersKeepTheirOrderWhenAVariantIsPending() {
    String three = STUDY.replace("  g1: {", "  z: {arch: arm64}\n  g1: {");
    RoundPlanner all =
        new RoundPlanner(plan(three + "comparisons: [{baseline: g1, contender: parallel}]\n"));
    Map<String, List<Place>> more =
        Map.of("g1", places("a"), "parallel", places("a"), "z", places("a"));
    Map<String, List<Place>> fewer = Map.of("g1", places("a"), "parallel", places("a"));
    for (int round = 1; round <= 20; round++) {
      List<String> without =
          ids(round(all, round, more)).stream().filter(id -> !id.contains("-z-")).toList();
      assertThat(ids(round(all, round, fewer))).isEqualTo(without);
    }
  }

  @Test
  void aSuiteOfManyCellsIsSplitAndEveryCellRunsOnce() {
    Round round =
        round(
            new RoundPlanner(plan(STUDY.replace("indexing: {size: small}", "wide: {}"))), 1, HERE);
    assertThat(ids(round))
        .containsExactlyInAnyOrder(
            "wide-g1-r01s1",
            "wide-g1-r01s2",
            "wide-g1-r01s3",
            "wide-parallel-r01s1",
            "wide-parallel-r01s2",
            "wide-parallel-r01s3");
    assertThat(round.trials()).allMatch(trial -> trial.cells().size() == 30);
    Map<String, Long> perCell =
        round.trials().stream()
            .flatMap(trial -> trial.cells().stream())
            .collect(Collectors.groupingBy(cell -> cell.key().text(), Collectors.counting()));
    assertThat(perCell).hasSize(90);
    assertThat(perCell.values()).allMatch(count -> count == 2);
  }

  @Test
  void theSpecCarriesWhatWasPlanned() {
    TrialSpec trial =
        round(planner, 1, HERE).trials().stream()
            .filter(each -> each.variant().name().equals("parallel"))
            .findFirst()
            .orElseThrow();
    PlannedSuite suite = plan.suites().get(0);
    assertThat(trial.attempt()).isEqualTo(1);
    assertThat(trial.workSha256()).isEqualTo(suite.workSha256());
    assertThat(trial.suiteSha256()).isEqualTo("0".repeat(64));
    assertThat(trial.jvmArgs()).contains("-XX:+UseParallelGC", "-Xmx1024m");
    assertThat(trial.profilers()).containsExactly("io.archbench.workload.LatencyProfiler");
    assertThat(trial.corpusSize()).isEqualTo("small");
    assertThat(trial.seed()).isEqualTo(42);
  }

  @Test
  void measuredRoundsCountFromOne() {
    assertThatThrownBy(() -> new Batch(Phase.MEASURE, 0, 1, plan.firstBatch().cells()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLaterBatchRunsFewerCellsInTheSameOrderAndEachInItsShard() {
    Plan wide = plan(STUDY.replace("indexing: {size: small}", "wide: {}"));
    List<CellKey> some =
        wide.firstBatch().cells().stream().filter(key -> key.hashCode() % 3 == 0).toList();
    RoundPlanner wider = new RoundPlanner(wide);
    Round whole =
        wider.rounds(new Batch(Phase.CONFIRM, 7, 7, wide.firstBatch().cells()), HERE).getFirst();
    Round part = wider.rounds(new Batch(Phase.CONFIRM, 7, 7, some), HERE).getFirst();

    assertThat(some).isNotEmpty().hasSizeLessThan(wide.cells().size());
    assertThat(part.phase()).isEqualTo(Phase.CONFIRM);
    assertThat(cellsByTrial(part))
        .isEqualTo(
            cellsByTrial(whole).entrySet().stream()
                .map(
                    trial ->
                        Map.entry(
                            trial.getKey(),
                            trial.getValue().stream().filter(some::contains).toList()))
                .filter(trial -> !trial.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Map<String, List<CellKey>> cellsByTrial(Round round) {
    return round.trials().stream()
        .collect(
            Collectors.toMap(
                trial -> trial.id().text(),
                trial -> trial.cells().stream().map(CellSpec::key).toList()));
  }

  @Test
  void theEstimateAddsUpWhatIsPlanned() {
    // 2 cells of (10 + 3) s in iterations and 1 s to start, and 3 s for the trial
    Duration trial = Duration.ofSeconds(2 * 14 + 3);
    PlanEstimate here = PlanEstimate.of(plan, HERE);
    VariantCost five = new VariantCost(trial.multipliedBy(5), Optional.empty());
    assertThat(here)
        .isEqualTo(
            new PlanEstimate(
                2,
                5,
                5,
                10,
                trial.multipliedBy(10),
                trial.multipliedBy(10),
                trial.multipliedBy(10),
                new TreeMap<>(Map.of("g1", five, "parallel", five))));
    Map<String, List<Place>> own = Map.of("g1", places("a"), "parallel", places("b"));
    PlanEstimate apart = PlanEstimate.of(plan, own);
    assertThat(apart.wall()).isEqualTo(trial.multipliedBy(5));
    assertThat(apart.placeTime()).isEqualTo(trial.multipliedBy(10));
    Map<String, List<Place>> three =
        Map.of("g1", places("a", "b", "c"), "parallel", places("d", "e", "f"));
    PlanEstimate spread = PlanEstimate.of(plan, three);
    assertThat(spread.wall()).as("rounds 1 to 3, then 4 and 5").isEqualTo(trial.multipliedBy(2));
    assertThat(spread.placeTime()).isEqualTo(trial.multipliedBy(10));
    assertThat(PlanEstimate.of(plan, Map.of()).wall()).isZero();
  }

  private static Round round(RoundPlanner planner, int number, Map<String, List<Place>> places) {
    return PlanFixtures.round(planner, number, places);
  }

  private static List<String> ids(Round round) {
    return round.trials().stream().map(trial -> trial.id().text()).toList();
  }

  private static List<List<String>> variantOrders(RoundPlanner planner) {
    return IntStream.rangeClosed(1, 20)
        .mapToObj(round -> ids(round(planner, round, HERE)))
        .toList();
  }
}
