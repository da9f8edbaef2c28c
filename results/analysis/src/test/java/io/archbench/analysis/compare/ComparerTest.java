package io.archbench.analysis.compare;

import static io.archbench.analysis.Study.CELL;
import static io.archbench.analysis.Study.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.Study;
import io.archbench.analysis.compare.CellComparison.Failure;
import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.sample.IncomparableRecordsException;
import io.archbench.analysis.stats.LogRatio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.Verdict.Inconclusive;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.trial.Architecture;
import io.archbench.trial.Phase;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.OpenLoop;
import io.archbench.trial.synthetic.EnvironmentBuilder;
import io.archbench.trial.synthetic.RecordBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparerTest {
  private static final double[] HUNDREDS = {100, 101, 99, 100, 102};

  @Test
  void pairedBlocksGiveTheRatioOfTheirMeanDifference() {
    double[] head = {112, 109, 110, 111, 113};

    CellComparison cell = Study.sameNode().blocks(HUNDREDS, head).compared();

    double[] differences = new double[5];
    for (int i = 0; i < 5; i++) {
      differences[i] = Math.log(head[i] / HUNDREDS[i]);
    }
    var expected = LogRatio.paired(differences);
    assertThat(cell.theta().orElseThrow()).isCloseTo(expected.theta(), within(1e-14));
    assertThat(cell.se().orElseThrow()).isCloseTo(expected.se(), within(1e-14));
    assertThat(cell.df()).hasValue(4.0);
    assertThat(cell.n()).isEqualTo(new Sided<>(5, 5));
    assertThat(cell.units()).hasSize(5);
    assertThat(cell.units().get(0)).isCloseTo(1.12, within(1e-12));
    assertThat(cell.verdict()).isEqualTo(new Verdict.Improved());
    assertThat(cell.ratio().orElseThrow().low95().orElseThrow())
        .isCloseTo(expected.ratioInterval(.95).low(), within(1e-12));
    double scores = cell.score().contender().orElseThrow() / cell.score().baseline().orElseThrow();
    assertThat(scores).isCloseTo(cell.ratio().orElseThrow().value(), within(1e-12));
  }

  @Test
  void aBlockThatMissesASideIsNoPairAndIsCounted() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("base", 6).cell(CELL, "ops/s", 500));
    study.add(trial("head", 7).cell(CELL, "ops/s", 1));

    CellComparison cell = study.compared();

    assertThat(cell.n()).isEqualTo(new Sided<>(5, 5));
    assertThat(cell.flags()).contains("unpaired: 2");
    assertThat(cell.ratio().orElseThrow().value()).isEqualTo(1);
  }

  @Test
  void trialsOfOneRoundAtDifferentPlacesAreNoPair() {
    Study study = Study.sameNode();
    study.add(trial("base", 1).place("node-1").cell(CELL, "ops/s", 100));
    study.add(trial("head", 1).place("node-2").cell(CELL, "ops/s", 100));

    CellComparison cell = study.compared();

    assertThat(cell.ratio()).isEmpty();
    assertThat(cell.score().baseline()).isPresent();
    assertThat(reason(cell)).isEqualTo(Reason.TOO_FEW);
    assertThat(words(cell)).isEqualTo("no block holds both sides");
  }

  @Test
  void onFewNodesTheUnitIsTheTrialAndTheResultSaysSo() {
    Study study = Study.ownNodes();
    for (int round = 1; round <= 6; round++) {
      study.add(trial("base", round).place("b" + round % 2).cell(CELL, "ops/s", 100 + round));
      study.add(trial("head", round).place("h" + round % 2).cell(CELL, "ops/s", 120 + round));
    }

    Comparison comparison = study.compare().comparisons().get(0);

    assertThat(comparison.unit()).isEqualTo("trial");
    assertThat(comparison.cells().get(0).n()).isEqualTo(new Sided<>(6, 6));
    assertThat(comparison.cells().get(0).flags()).containsExactly("these nodes only");
    assertThat(comparison.cells().get(0).units()).hasSize(12);
  }

  @Test
  void fromFiveNodesASideTheUnitIsTheNodeWithItsTrialsAveragedOnTheLogScale() {
    Study study = Study.ownNodes();
    for (int round = 1; round <= 10; round++) {
      double up = round <= 5 ? 2 : .5; // each node: geometric mean 100 and 110
      study.add(trial("base", round).place("b" + round % 5).cell(CELL, "ops/s", 100 * up));
      study.add(trial("head", round).place("h" + round % 5).cell(CELL, "ops/s", 110 * up));
    }

    Comparison comparison = study.compare().comparisons().get(0);
    CellComparison cell = comparison.cells().get(0);

    assertThat(comparison.unit()).isEqualTo("node");
    assertThat(cell.n()).isEqualTo(new Sided<>(5, 5));
    assertThat(cell.ratio().orElseThrow().value()).isCloseTo(1.1, within(1e-12));
    assertThat(cell.se().orElseThrow()).isCloseTo(0, within(1e-12));
    assertThat(cell.flags()).isEmpty();
  }

  @Test
  void onlyTheMeasuringPhaseCounts() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    CellComparison before = study.compared();
    for (Phase phase : new Phase[] {Phase.CALIBRATE, Phase.SCREEN, Phase.CONFIRM}) {
      study.add(trial("head", 9).phase(phase).cell(CELL, "ops/s", 1));
    }

    assertThat(study.compared()).isEqualTo(before);
  }

  @Test
  void timesAreInvertedFirstAndStayInTheirUnit() {
    String cell = "indexing/Search.term:avgt:t1";
    Study study = Study.sameNode().cell(cell);
    for (int round = 1; round <= 5; round++) {
      study.add(trial("base", round).cell(cell, "us/op", 10, 10));
      study.add(trial("head", round).cell(cell, "us/op", 20, 20));
    }

    CellComparison compared = study.compared();

    assertThat(compared.ratio().orElseThrow().value()).isCloseTo(.5, within(1e-12));
    assertThat(compared.score().contender().orElseThrow()).isCloseTo(20, within(1e-12));
    assertThat(compared.better()).isEqualTo("lower");
    assertThat(compared.unit()).isEqualTo("us/op");
    assertThat(compared.verdict()).isEqualTo(new Verdict.Regressed());
  }

  @Test
  void recordsOfOtherWorkAreRefused() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("base", 6).workSha256("9".repeat(64)).cell(CELL, "ops/s", 100));

    assertThatThrownBy(study::compare)
        .isInstanceOf(IncomparableRecordsException.class)
        .hasMessageContaining("indexing-base-r01-a1 and indexing-base-r06-a1")
        .hasMessageContaining("9".repeat(64))
        .hasMessageContaining(RecordBuilder.WORK_SHA256);
  }

  @Test
  void suitesMayDoDifferentWork() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(
        RecordBuilder.of("pipeline", "base")
            .workSha256("9".repeat(64))
            .suiteSha256("8".repeat(64))
            .corpus("e".repeat(64))
            .cell("pipeline/Filter.grok:thrpt:tmax", "ops/s", 100));

    assertThat(study.compared().verdict()).isEqualTo(new Verdict.Equivalent());
  }

  @Test
  void aCellOfOneBuildAloneIsNewOrGoneAndNeverPassed() {
    Study onlyHead = Study.sameNode().lacking("base");
    Study onlyBase = Study.sameNode().lacking("head");
    for (int round = 1; round <= 6; round++) {
      onlyHead.add(trial("base", round)).add(trial("head", round).cell(CELL, "ops/s", 100));
      onlyBase.add(trial("base", round).cell(CELL, "ops/s", 100)).add(trial("head", round));
    }

    assertThat(onlyHead.compared().flags()).containsExactly("new");
    assertThat(onlyHead.compared().ratio()).isEmpty();
    assertThat(onlyHead.compared().failed()).isEmpty();
    assertThat(onlyHead.compared().verdict().toString()).contains("only the build of head has it");
    assertThat(onlyBase.compared().flags()).containsExactly("gone");
    assertThat(onlyBase.compared().verdict().toString()).contains("only the build of base has it");
  }

  @Test
  void aPhaseAtAFixedRateHasNoThroughputAndSaysWhetherItKeptTheRate() {
    String cell = "coordination/FixedRate.getData?rate=1000:ss:tmax";
    CellComparison kept = atFixedRate(cell, new OpenLoop(1000, 999, 5000, 3, false));
    CellComparison saturated = atFixedRate(cell, new OpenLoop(1000, 640, 3200, 2900, true));

    assertThat(kept.ratio()).isEmpty();
    assertThat(kept.verdict().toString()).contains("open loop: its rate sets how long it takes");
    assertThat(kept.flags()).doesNotContain("saturated");
    assertThat(saturated.flags()).contains("saturated");
    assertThat(atFixedRate(cell, null).ratio()).as("a closed loop's").isPresent();
  }

  private static CellComparison atFixedRate(String cell, @Nullable OpenLoop openLoop) {
    Study study = Study.sameNode().cell(cell);
    for (int round = 1; round <= 6; round++) {
      for (String variant : List.of("base", "head")) {
        RecordBuilder trial = trial(variant, round);
        if (openLoop != null) {
          trial.openLoop(openLoop);
        }
        study.add(trial.cell(cell, "s/op", 5.001));
      }
    }
    return study.compared();
  }

  @Test
  void noiseOfTwoSpeedsIsCalledThatAndStillSaysWhatWouldSettleIt() {
    double[] base = {1000, 1001, 999, 1000, 1001, 999, 1000, 1000};
    double[] head = {900, 901, 899, 1100, 1101, 1099, 900, 1100};

    Verdict.Inconclusive verdict =
        (Verdict.Inconclusive) Study.sameNode().blocks(base, head).compared().verdict();

    assertThat(verdict.reason()).isEqualTo(Verdict.Reason.BIMODAL);
    assertThat(verdict.words()).startsWith("it runs at two speeds; the interval is too wide");
    assertThat(verdict.settle()).isPresent();
  }

  @Test
  void twoModesAndOutliersAreLabelledAndNeverDropped() {
    double[] modes = {100, 101, 130, 100.5, 131, 130.5};
    double[] outlier = {100, 100.1, 99.9, 100, 100.1, 300};
    double[] plain = {100, 101, 99, 100, 100.5, 99.5};

    assertThat(Study.sameNode().blocks(plain, modes).compared().flags()).contains("bimodal");
    CellComparison far = Study.sameNode().blocks(plain, outlier).compared();
    assertThat(far.flags()).contains("outliers: 1");
    assertThat(far.n().contender()).isEqualTo(6);
    assertThat(far.units()).hasSize(6).anyMatch(ratio -> ratio > 2.9);
    assertThat(Study.sameNode().blocks(plain, plain).compared().flags()).isEmpty();
  }

  @Test
  void recordsOverAnotherCorpusAreRefused() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("head", 6).corpus("d".repeat(64)).cell(CELL, "ops/s", 100));

    assertThatThrownBy(study::compare)
        .isInstanceOf(IncomparableRecordsException.class)
        .hasMessageContaining("corpus digests of " + CELL)
        .hasMessageContaining("d".repeat(64));
  }

  @Test
  void scoresInDifferentUnitsAreRefused() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("head", 6).cell(CELL, "ops/ms", 100));

    assertThatThrownBy(study::compare)
        .isInstanceOf(IncomparableRecordsException.class)
        .hasMessageContaining("ops/s in indexing-base-r01-a1, ops/ms in indexing-head-r06-a1");
  }

  @Test
  void aRecordThatContradictsItsPlacementIsRefused() {
    Study study = Study.sameNode();
    study.add(
        trial("base", 1)
            .environment(EnvironmentBuilder.of(Architecture.ARM64).build())
            .cell(CELL, "ops/s", 1));

    assertThatThrownBy(study::compare)
        .isInstanceOf(IncomparableRecordsException.class)
        .hasMessageContaining("its record says arm64, its placement amd64");
  }

  @Test
  void attemptsAtATrialComplementEachOther() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("base", 6).cell(CELL, "ops/s", 100));
    study.add(trial("head", 6).attempt(1).failed(CELL, FailureKind.KILLED, "killed"));
    study.add(trial("head", 6).attempt(2).cell(CELL, "ops/s", 100));

    CellComparison cell = study.compared();

    assertThat(cell.n()).isEqualTo(new Sided<>(6, 6));
    assertThat(cell.failed()).isEmpty();
  }

  @Test
  void twoAttemptsThatMeasuredTheSameCellAreNeverAveraged() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("head", 5).attempt(2).cell(CELL, "ops/s", 90));

    assertThatThrownBy(study::compare)
        .isInstanceOf(IncomparableRecordsException.class)
        .hasMessageContaining("indexing-head-r05-a1 and indexing-head-r05-a2 both measured");
  }

  @Test
  void aFailureIsListedAndTheOtherTrialsStand() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("head", 6).failed(CELL, FailureKind.THREW, "boom"));

    ComparisonDocument document = study.compare();
    CellComparison cell = document.comparisons().get(0).cells().get(0);

    assertThat(cell.failed())
        .containsExactly(
            new Failure(
                "head",
                "indexing-head-r06-a1",
                FailureKind.THREW,
                "boom",
                "the end of the log of " + CELL));
    assertThat(cell.verdict()).isEqualTo(new Verdict.Equivalent());
    assertThat(document.exit().code()).isEqualTo(4);
    assertThat(document.exit().all()).containsExactly(4);
  }

  @Test
  void aCellThatFailedEverywhereOnOneSideHasNoRatio() {
    Study study = Study.sameNode();
    study.add(trial("base", 1).cell(CELL, "ops/s", 100));
    study.add(trial("head", 1).failed(CELL, FailureKind.DEADLINE, "still running"));

    CellComparison cell = study.compared();

    assertThat(cell.ratio()).isEmpty();
    assertThat(reason(cell)).isEqualTo(Reason.FAILED);
    assertThat(words(cell)).isEqualTo("failed on head: still running");
  }

  @Test
  void throughputsWithoutALogarithmFailTheirTrial() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("base", 6).cell(CELL, "ops/s", 0, 0));
    study.add(trial("head", 6).cell(CELL, "ops/s", 100, Double.NaN));

    CellComparison cell = study.compared();

    assertThat(cell.n()).isEqualTo(new Sided<>(5, 5));
    assertThat(cell.failed()).extracting(Failure::kind).containsOnly(FailureKind.NO_RESULT);
    assertThat(cell.failed()).hasSize(2);
  }

  @Test
  void differentAnswersFailTheCellAndNameBothDigests() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("head", 6).answer("b".repeat(64)).cell(CELL, "ops/s", 100));

    ComparisonDocument document = study.compare();
    CellComparison cell = document.comparisons().get(0).cells().get(0);

    assertThat(cell.ratio()).isEmpty();
    assertThat(cell.units()).isEmpty();
    assertThat(reason(cell)).isEqualTo(Reason.FAILED);
    assertThat(cell.failed())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.WRONG_ANSWER);
              assertThat(failure.trial()).isEqualTo("indexing-head-r06-a1");
              assertThat(failure.message())
                  .contains(RecordBuilder.ANSWER_SHA256, "b".repeat(64), "indexing-base-r01-a1");
            });
    assertThat(document.exit().code()).isEqualTo(4);
  }

  @Test
  void cellsThatGiveNoAnswerAreNotHeldAgainstThoseThatDo() {
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("head", 6).answer(null).cell(CELL, "ops/s", 100));

    assertThat(study.compared().failed()).isEmpty();
  }

  @Test
  void aDemonstrationSaysSoAndCarriesNoVerdict() {
    ComparisonDocument document =
        Study.sameNode()
            .warmup(3_000)
            .blocks(HUNDREDS, new double[] {200, 202, 198, 200, 204})
            .compare();
    CellComparison cell = document.comparisons().get(0).cells().get(0);

    assertThat(document.demonstration()).isTrue();
    assertThat(reason(cell)).isEqualTo(Reason.UNSTEADY);
    assertThat(words(cell)).isEqualTo("a demonstration: too short to be steady");
    assertThat(cell.ratio().orElseThrow().low95()).isPresent();
    assertThat(document.exit().code()).isZero();
    assertThat(Study.sameNode().blocks(HUNDREDS, HUNDREDS).compare().demonstration()).isFalse();
  }

  @Test
  void whatCouldNotRunIsPendingAndNoFailure() {
    Study study = Study.sameNode().pending("head");
    study.add(trial("base", 1).cell(CELL, "ops/s", 100));

    ComparisonDocument document = study.compare();

    assertThat(document.exit().code()).isZero();
    assertThat(document.exit().all()).isEmpty();
    assertThat(document.pending()).hasSize(1);
    CellComparison cell = document.comparisons().get(0).cells().get(0);
    assertThat(words(cell)).isEqualTo("not measured on head");
    assertThat(cell.score()).isEqualTo(new Sided<>(cell.score().baseline(), Optional.empty()));
  }

  @Test
  void ifBothSidesArePendingThereIsNoComparison() {
    ComparisonDocument document = Study.sameNode().pending("base").pending("head").compare();

    assertThat(document.comparisons()).isEmpty();
    assertThat(document.exit().code()).isZero();
  }

  @Test
  void nothingComparedThoughBothSidesCouldRunIsAFailure() {
    Study study = Study.sameNode();
    study.add(trial("base", 1).cell(CELL, "ops/s", 100));

    assertThat(study.compare().exit().code()).isEqualTo(4);
    assertThat(Study.sameNode().compare().exit().code()).isEqualTo(4);
  }

  @Test
  void aCellOutsideThePlanIsComparedAllTheSame() {
    String other = "indexing/Search.range:thrpt:tmax";
    Study study = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    study.add(trial("base", 6).cell(other, "ops/s", 100));
    study.add(trial("head", 6).cell(other, "ops/s", 100));

    assertThat(study.compare().comparisons().get(0).cells())
        .extracting(cell -> cell.key().text())
        .containsExactly(CELL, other);
  }

  @Test
  void allocationThatDiffersIsFlagged() {
    Study study = Study.sameNode();
    for (int round = 1; round <= 5; round++) {
      study.add(trial("base", round).allocation(1000, 1002).cell(CELL, "ops/s", 100));
      study.add(trial("head", round).allocation(1024, 1026).cell(CELL, "ops/s", 100));
    }

    CellComparison cell = study.compared();

    assertThat(cell.flags()).containsExactly("allocation differs");
    assertThat(cell.allocation()).isEqualTo(new Sided<>(Optional.of(1001.0), Optional.of(1025.0)));
  }

  @Test
  void forksWhoseHalvesDifferAreFlaggedIfThereAreMoreThanAFifth() {
    Study steady = Study.sameNode().blocks(HUNDREDS, HUNDREDS);
    Study unsteady = Study.sameNode();
    for (int round = 1; round <= 5; round++) {
      double drift = round <= 2 ? 10 : 0;
      steady.add(trial("base", 10 + round).cell(CELL, "ops/s", 100, 101, 101, 100));
      unsteady.add(trial("base", round).cell(CELL, "ops/s", 100, 101, 101 + drift, 100 + drift));
      unsteady.add(trial("head", round).cell(CELL, "ops/s", 100, 101, 101, 100));
    }

    assertThat(unsteady.compared().flags()).contains("unsteady");
    assertThat(steady.compared().flags()).doesNotContain("unsteady");
  }

  private static Reason reason(CellComparison cell) {
    return ((Inconclusive) cell.verdict()).reason();
  }

  private static String words(CellComparison cell) {
    return ((Inconclusive) cell.verdict()).words();
  }
}
