package io.archbench.analysis.whole;

import static io.archbench.analysis.whole.MoneyStudy.repeated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.whole.MoneyVerdict.Cheaper;
import io.archbench.analysis.whole.MoneyVerdict.Dearer;
import io.archbench.analysis.whole.MoneyVerdict.Same;
import io.archbench.analysis.whole.MoneyVerdict.Undecided;
import io.archbench.trial.Architecture;
import io.archbench.trial.json.CanonicalJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WholeComparerTest {
  private static final double EXACT = 1e-12;

  private static MoneyStudy twoSuites(double first, double second) {
    return MoneyStudy.ownNodes()
        .suite("one", "0.25", "A.a", "1")
        .suite("two", "0.25", "B.b", "1")
        .cell("one/A.a:thrpt:tmax", first)
        .cell("two/B.b:thrpt:tmax", second);
  }

  @Test
  void suiteAndWholeHaveVerdictsOnTheirSpeedByTheRulesOfCells() {
    MoneyStudy slower =
        MoneyStudy.ownNodes()
            .suite("indexing", "1", "A.a", "1")
            .cell("indexing/A.a:thrpt:tmax", .9)
            .listPrices();
    assertThat(slower.whole().verdict()).isEqualTo(new Verdict.Regressed());
    assertThat(slower.compare().suites().getFirst().verdict()).contains(new Verdict.Regressed());
    assertThat(slower.verdict()).isInstanceOf(MoneyVerdict.Cheaper.class);

    MoneyStudy same =
        MoneyStudy.ownNodes()
            .suite("indexing", "1", "A.a", "1")
            .cell("indexing/A.a:thrpt:tmax", 1.01);
    assertThat(same.whole().verdict()).isEqualTo(new Verdict.Equivalent());
    assertThat(same.warmup(1_000).whole().verdict())
        .isInstanceOf(Verdict.Inconclusive.class)
        .extracting(Verdict.Inconclusive.class::cast)
        .satisfies(verdict -> assertThat(verdict.reason()).isEqualTo(Verdict.Reason.UNSTEADY));
  }

  @Test
  void halfTheWorkTwiceAsSlowIsDearerThoughTheOtherHalfIsFaster() {
    Comparison comparison = twoSuites(.5, 1.1).prices("0.5", "0.5").compare();
    Whole whole = comparison.whole().orElseThrow();

    assertThat(whole.ratio().value()).isCloseTo(.6875, within(EXACT));
    assertThat(whole.coverage()).isEqualTo(.5);
    assertThat(whole.value().orElseThrow().verdict()).isEqualTo(new Dearer(true));
    assertThat(whole.value().orElseThrow().saving().value())
        .isCloseTo(1 - 1 / .6875, within(EXACT));
    assertThat(comparison.suites()).extracting(SuiteComparison::name).containsExactly("one", "two");
    assertThat(comparison.suites()).allMatch(suite -> suite.share().equals(Optional.of(.5)));
    // the geometric mean would be .74, the arithmetic one .8
    assertThat(whole.robustness().orElseThrow())
        .isInstanceOfSatisfying(
            Robustness.Flips.class,
            flips -> {
              assertThat(flips.suite()).isEqualTo("two");
              assertThat(flips.share()).isCloseTo(11 / 12.0, within(EXACT));
              assertThat(flips.above()).isTrue();
            });
  }

  @Test
  void sharesAndWeightsAreRenormalisedOverWhatWasMeasured() {
    Comparison comparison =
        MoneyStudy.ownNodes()
            .suite("one", "0.3", "A.a", "0.6", "A.b?k=1", "0.2", "A.c", "0.2")
            .suite("two", "0.1", "B.b", "1")
            .suite("three", "0.6", "C.c", "1")
            .cell("one/A.a:thrpt:tmax", 2)
            .cell("one/A.b?k=1:thrpt:tmax", .5)
            .cell("one/A.other:thrpt:tmax", 9)
            .cell("two/B.b:thrpt:tmax", 1)
            .listPrices()
            .compare();
    Whole whole = comparison.whole().orElseThrow();

    double one = 1 / (.75 / 2 + .25 / .5);
    assertThat(comparison.suites().get(0).ratio().orElseThrow().value())
        .isCloseTo(one, within(EXACT));
    assertThat(whole.ratio().value()).isCloseTo(1 / (.75 / one + .25), within(EXACT));
    assertThat(whole.coverage()).isCloseTo(.4, within(EXACT));
    assertThat(whole.notes())
        .contains(
            "2 of 3 representative cells of one measured, 80 % of its work",
            "three was not measured on both sides, all CPUs busy");
    assertThat(comparison.suites().get(2).ratio()).isEmpty();
    assertThat(comparison.suites().get(2).share()).isEmpty();
  }

  @Test
  void latencyOpenLoopAndSingleShotsNeverEnter() {
    Comparison comparison =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "0.5", "A.b", "0.5")
            .cell("one/A.a:thrpt:tmax", 1.2)
            .cell("one/A.a:sample:tmax", 9)
            .cell("one/A.b:ss:tmax", 9)
            .listPrices()
            .compare();

    assertThat(comparison.whole().orElseThrow().ratio().value()).isCloseTo(1.2, within(EXACT));
    assertThat(comparison.suites().getFirst().loads().getFirst().cells()).isEqualTo(1);
  }

  @Test
  void averageTimesCountAsTheThroughputThatTheyAreAndOnlyOnceBesideIt() {
    MoneyStudy study =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "0.5", "A.b", "0.5")
            .cell("one/A.a:avgt:tmax", repeated(6, .002), repeated(6, .001))
            .cell("one/A.b:avgt:tmax", repeated(6, .002), repeated(6, .016))
            .cell("one/A.b:thrpt:tmax", 1)
            .listPrices();

    assertThat(study.whole().ratio().value()).isCloseTo(1 / (.5 / 2 + .5), within(EXACT));
  }

  @Test
  void anOperationWithFurtherParametersSharesItsWeightAmongTheirValues() {
    MoneyStudy study =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "0.5", "A.b", "0.5")
            .cell("one/A.a?peers=1:thrpt:tmax", 2)
            .cell("one/A.a?peers=3:thrpt:tmax", .5)
            .cell("one/A.b:thrpt:tmax", 1)
            .listPrices();

    assertThat(study.whole().ratio().value())
        .isCloseTo(1 / (.25 / 2 + .25 / .5 + .5), within(EXACT));
  }

  @Test
  void cellsThatGaveDifferentAnswersAreLeftOutAndSaid() {
    MoneyStudy study =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "0.5", "A.b", "0.5")
            .cell("one/A.a:thrpt:tmax", 2)
            .cell("one/A.b:thrpt:tmax", 1)
            .otherAnswer("one/A.a:thrpt:tmax")
            .listPrices();

    assertThat(study.whole().ratio().value()).isCloseTo(1, within(EXACT));
    assertThat(study.whole().notes())
        .contains("1 of 2 representative cells of one measured, 50 % of its work");
  }

  @Test
  void aSuiteWithoutAShareHasARowAndNoPartInTheWhole() {
    Comparison comparison =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "1")
            .suite("jvm", null, "J.j", "1")
            .cell("one/A.a:thrpt:tmax", 1)
            .cell("jvm/J.j:thrpt:tmax", 3)
            .listPrices()
            .compare();

    assertThat(comparison.whole().orElseThrow().ratio().value()).isCloseTo(1, within(EXACT));
    assertThat(comparison.whole().orElseThrow().notes())
        .contains("jvm has no share of the node's cost: it is not in the whole");
    assertThat(comparison.suites().get(1).ratio().orElseThrow().value())
        .isCloseTo(3, within(EXACT));
    assertThat(comparison.suites().get(1).value().orElseThrow().verdict())
        .isEqualTo(new Cheaper(true));
  }

  @Test
  void aSingleSuiteStandsForItselfWhateverItsShare() {
    MoneyStudy study =
        MoneyStudy.ownNodes()
            .suite("jvm", null, "J.j", "1")
            .cell("jvm/J.j:thrpt:tmax", 3)
            .listPrices();

    assertThat(study.whole().ratio().value()).isCloseTo(3, within(EXACT));
    assertThat(study.whole().coverage()).isZero();
    assertThat(study.whole().notes())
        .contains("what the suites weigh in the node's cost is not known");
  }

  @Test
  void withoutWeightsEveryCellCountsTheSameAtWhateverThreadsItHas() {
    Comparison comparison =
        MoneyStudy.ownNodes()
            .suite("files", null)
            .cell("files/A.a:thrpt:t1", 2)
            .cell("files/A.a:thrpt:t4", 1)
            .cell("files/A.b:thrpt:t4", .5)
            .equalWeights()
            .listPrices()
            .compare();
    Whole whole = comparison.whole().orElseThrow();

    assertThat(whole.load()).isEqualTo(Load.AS_MEASURED);
    assertThat(whole.equalWeights()).isTrue();
    assertThat(whole.ratio().value()).isCloseTo(3 / (.5 + 1 + 2), within(EXACT));
    assertThat(comparison.suites().getFirst().representative()).isEqualTo(3);
    assertThat(comparison.certainty().orElseThrow().word()).isEqualTo(Certainty.Word.LOW);
  }

  @Test
  void onlyUnitsThatHoldEveryCellCount() {
    double[] five = {1_000, 1_000, 1_000, 1_000, 1_000};
    double[] six = {1_000, 1_000, 1_000, 1_000, 1_000, 4_000};
    MoneyStudy study =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "0.5", "A.b", "0.5")
            .cell("one/A.a:thrpt:tmax", five, six)
            .cell("one/A.b:thrpt:tmax", five, five)
            .listPrices();

    assertThat(study.whole().ratio().value()).isCloseTo(1, within(EXACT));
    assertThat(study.whole().loads().getFirst().units()).isEqualTo(5);
    assertThat(study.whole().notes())
        .contains("1 node left out of the whole: without a value for every cell of it");
  }

  @Test
  void suitesMeasuredOnDifferentUnitsGiveAnUpperBound() {
    double[] slow = {990, 1_000, 1_010, 1_000, 1_005};
    double[] fast = {1_190, 1_200, 1_210, 1_200, 1_205};
    Comparison comparison =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "1")
            .suite("two", "0.5", "B.b", "1")
            .cell("one/A.a:thrpt:tmax", slow, fast)
            .fromRound(11)
            .cell("two/B.b:thrpt:tmax", slow, fast)
            .listPrices()
            .compare();
    Whole whole = comparison.whole().orElseThrow();
    double single = width(comparison.suites().getFirst().ratio().orElseThrow());

    assertThat(whole.notes())
        .contains(
            "suites were measured on different units: the interval of the whole is an upper bound");
    // two suites with the same spread that vary together vary as one does
    assertThat(width(whole.ratio())).isCloseTo(single, within(1e-9));
    assertThat(whole.loads().getFirst().units()).isEqualTo(5);
  }

  private static double width(Ratio ratio) {
    return Math.log(ratio.high95().orElseThrow() / ratio.low95().orElseThrow());
  }

  @Test
  void trialsOfOneRoundAtOnePlaceAreOneUnitWhateverTheirSuite() {
    MoneyStudy study = twoSuites(1.2, 1.2).nodes(2).listPrices();

    assertThat(study.compare().unit()).isEqualTo("trial");
    assertThat(study.whole().loads().getFirst().units()).isEqualTo(6);
    assertThat(study.whole().notes())
        .contains("too few nodes a side for nodes as units: the interval is of these nodes only");
  }

  @Test
  void pairedBlocksCancelWhatBothSidesShare() {
    double[] drift = {1_000, 2_000, 500, 4_000, 1_500};
    double[] faster = {1_500, 3_000, 750, 6_000, 2_250};
    MoneyStudy study =
        MoneyStudy.sameNode()
            .suite("one", "0.5", "A.a", "0.5", "A.b", "0.5")
            .cell("one/A.a:thrpt:tmax", drift, faster)
            .cell("one/A.b:thrpt:tmax", drift, faster)
            .measuredOn("arm64", "Standard_D16_v3")
            .price("amd64", MoneyStudy.price("Standard_D16_v3", Architecture.AMD64, "0.768"), false)
            .price(
                "arm64", MoneyStudy.price("Standard_D16_v3", Architecture.AMD64, "0.768"), false);

    assertThat(study.whole().ratio().value()).isCloseTo(1.5, within(1e-9));
    assertThat(width(study.whole().ratio())).isLessThan(1e-9);
    assertThat(study.verdict()).isEqualTo(new Cheaper(true));
  }

  @Test
  void belowThreeUnitsThereIsARatioAndBelowFiveNoVerdict() {
    MoneyStudy two =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "1")
            .cell("one/A.a:thrpt:tmax", repeated(2, 1), repeated(2, 2))
            .listPrices();
    assertThat(two.whole().ratio().value()).isCloseTo(2, within(EXACT));
    assertThat(two.whole().ratio().low95()).isEmpty();
    assertThat(two.whole().confidence()).isEmpty();
    assertThat(two.whole().value().orElseThrow().confidenceCheaper()).isEmpty();

    MoneyStudy four =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "1")
            .cell("one/A.a:thrpt:tmax", repeated(4, 1), repeated(4, 2))
            .listPrices();
    assertThat(four.whole().ratio().low95()).isPresent();
    assertThat(four.verdict())
        .isInstanceOfSatisfying(
            Undecided.class,
            undecided -> {
              assertThat(undecided.words()).isEqualTo("4 trials: a verdict needs 5");
              assertThat(undecided.settle().orElseThrow().units()).isEqualTo(1);
              assertThat(undecided.settle().orElseThrow().hours())
                  .isCloseTo(70 / 3600.0, within(EXACT));
            });
  }

  @Test
  void aDemonstrationAndAnUnfairComparisonCarryNoVerdict() {
    assertThat(twoSuites(1.2, 1.2).listPrices().verdict()).isEqualTo(new Cheaper(true));
    assertThat(twoSuites(1.2, 1.2).listPrices().warmup(9_999).verdict())
        .isEqualTo(new Undecided("a demonstration: too short to be steady", Optional.empty()));
    assertThat(twoSuites(1.2, 1.2).listPrices().unfair().verdict())
        .isInstanceOfSatisfying(
            Undecided.class,
            undecided ->
                assertThat(undecided.words())
                    .startsWith("the sides also differ in ")
                    .contains("jvm.gc (G1GC v ParallelGC)"));
  }

  @Test
  void theSameWorkAtTheSamePriceIsTheSame() {
    assertThat(twoSuites(1, 1).prices("0.5", "0.5").verdict()).isEqualTo(new Same());
  }

  @Test
  void withoutPricesThereAreRatiosAndAReason() {
    Comparison comparison = twoSuites(1.2, 1.1).compare();

    assertThat(comparison.pricing()).isEmpty();
    assertThat(comparison.unpriced()).containsExactly("Neither amd64 nor arm64 has a price");
    assertThat(comparison.whole().orElseThrow().value()).isEmpty();
    assertThat(comparison.whole().orElseThrow().robustness()).isEmpty();
    assertThat(comparison.whole().orElseThrow().confidence()).hasSize(13);
    assertThat(comparison.certainty()).isEmpty();
  }

  @Test
  void whereNothingWasAskedNothingIsSaid() {
    Comparison comparison = MoneyStudy.ownNodes().cell("one/A.a:thrpt:tmax", 1.2).compare();

    assertThat(comparison.suites()).isEmpty();
    assertThat(comparison.unpriced()).isEmpty();
  }

  @Test
  void aDocumentWithMoneyReadsBack() {
    Whole whole = twoSuites(.5, 1.1).listPrices().whole();

    assertThat(CanonicalJson.read(CanonicalJson.bytes(whole), Whole.class, "test"))
        .isEqualTo(whole);
  }
}
