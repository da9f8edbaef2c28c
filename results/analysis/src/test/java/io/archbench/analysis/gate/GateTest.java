package io.archbench.analysis.gate;

import static io.archbench.analysis.Study.CELL;
import static io.archbench.analysis.Study.trial;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.Study;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.gate.GateResult.Finding;
import io.archbench.analysis.gate.GateResult.Kind;
import io.archbench.analysis.question.Policy;
import io.archbench.trial.CellKey;
import io.archbench.trial.record.CellResult.FailureKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final double[] BASE = {100, 101, 99, 100, 100.5, 99.5};
  private static final double[] SLOWER = {90, 91, 89, 90, 90.5, 89.5};
  private static final double[] FASTER = {110, 111, 109, 110, 110.5, 109.5};

  /** Seen as 1 % slower, within −4 % to 2 %. */
  private static final double[] NOISY = {96, 104, 97, 101, 98, 98};

  private static final GateRules NIGHTLY = rules(false, false, Set.of());
  private static final GateRules RELEASE = rules(true, false, Set.of());

  private static GateRules rules(
      boolean release, boolean demandConclusion, Set<CellKey> both, Acceptance... accepted) {
    return new GateRules(
        Policy.DEFAULT, Map.of(), both, release, demandConclusion, List.of(accepted));
  }

  private static GateResult judge(Study study, GateRules rules) {
    return Gate.judge(study.compare(), rules, TODAY);
  }

  private static GateResult judge(double[] head, GateRules rules) {
    return judge(Study.sameNode().blocks(BASE, head), rules);
  }

  private static Finding only(GateResult result) {
    assertThat(result.findings()).hasSize(1);
    return result.findings().getFirst();
  }

  @Test
  void aRegressionFailsAndSaysByHowMuch() {
    GateResult result = judge(SLOWER, NIGHTLY);

    assertThat(result.all()).containsExactly(1);
    assertThat(result.compared()).isEqualTo(1);
    assertThat(only(result).words()).isEqualTo("10.0 % slower");
    assertThat(only(result).cell()).contains(CellKey.parse(CELL));
  }

  @Test
  void whatAllocatesMoreFailsThoughItIsAsFast() {
    Study study = Study.sameNode();
    for (int round = 1; round <= 6; round++) {
      study.add(Study.trial("base", round).allocation(100 + round).cell(CELL, "ops/s", 100, 100));
      study.add(Study.trial("head", round).allocation(125 + round).cell(CELL, "ops/s", 100, 100));
    }

    assertThat(only(judge(study, NIGHTLY)).words()).isEqualTo("allocation 24.2 % higher");
    assertThat(judge(study, NIGHTLY).all()).containsExactly(1);
  }

  @Test
  void whatIsTheSameOrFasterPasses() {
    assertThat(judge(BASE, NIGHTLY)).isEqualTo(new GateResult(1, List.of(), List.of()));
    assertThat(judge(FASTER, NIGHTLY).passed()).isTrue();
    assertThat(judge(FASTER, RELEASE).passed()).isTrue();
  }

  @Test
  void anImprovementThatNobodyExpectsFailsWhereAskedFor() {
    GateResult result = judge(FASTER, rules(false, false, Set.of(CellKey.parse(CELL))));

    assertThat(result.all()).containsExactly(1);
    assertThat(only(result).words()).contains("10.0 % faster");
  }

  @Test
  void whatCannotBeToldPassesUnlessAConclusionIsDemanded() {
    double[] wild = {60, 140, 80, 120, 150, 70};

    assertThat(judge(wild, NIGHTLY).passed()).isTrue();
    assertThat(only(judge(wild, NIGHTLY)).kind()).isEqualTo(Kind.INCONCLUSIVE);
    assertThat(judge(wild, rules(false, true, Set.of())).all()).containsExactly(3);
  }

  @Test
  void aReleaseNeedsProofThatNothingIsSlower() {
    double[] wild = {60, 140, 80, 120, 150, 70};

    GateResult result = judge(wild, RELEASE);

    assertThat(result.all()).containsExactly(1);
    assertThat(only(result).kind()).isEqualTo(Kind.UNPROVEN);
    assertThat(only(result).words()).startsWith("not shown to be less than 5 % slower");
    assertThat(judge(BASE, RELEASE).passed()).isTrue();
  }

  @Test
  void noiseThatIsClearOfTheMarginIsProofEnoughForARelease() {
    // between 1 % slower and 12 % faster: no verdict, and surely not 5 % slower
    double[] upwards = {98, 112, 99, 113, 100, 112};

    assertThat(only(judge(upwards, NIGHTLY)).kind()).isEqualTo(Kind.INCONCLUSIVE);
    assertThat(judge(upwards, RELEASE).passed()).isTrue();
    assertThat(judge(NOISY, RELEASE).passed()).isTrue();
  }

  @Test
  void whatIsUnfairIsNoProof() {
    Study study = Study.sameNode();
    double[] faster = {103, 104, 103.5, 103, 104, 103.5};
    for (int i = 0; i < faster.length; i++) {
      study.add(trial("base", i + 1).cell(CELL, "ops/s", BASE[i], BASE[i]));
      study.add(
          trial("head", i + 1)
              .suiteSha256("6".repeat(64))
              .cell(CELL, "ops/s", faster[i], faster[i]));
    }

    assertThat(judge(study, RELEASE).all()).containsExactly(1);
    assertThat(only(judge(study, RELEASE)).words()).contains("suite.sha256");
  }

  @Test
  void nothingComparedFails() {
    assertThat(judge(Study.sameNode(), NIGHTLY).all()).containsExactly(4);
    Study gone = Study.sameNode().lacking("head");
    for (int round = 1; round <= 6; round++) {
      gone.add(trial("base", round).cell(CELL, "ops/s", 100)).add(trial("head", round));
    }

    GateResult result = judge(gone, NIGHTLY);

    assertThat(result.all()).containsExactly(4);
    assertThat(result.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.LISTED, Kind.FAILED);
  }

  @Test
  void aBenchmarkThatFailedFails() {
    Study study = Study.sameNode().blocks(BASE, BASE);
    study.add(trial("base", 7).cell(CELL, "ops/s", 100));
    study.add(trial("head", 7).failed(CELL, FailureKind.THREW, "no index"));

    assertThat(judge(study, NIGHTLY).all()).containsExactly(4);
    assertThat(only(judge(study, NIGHTLY)).words()).isEqualTo("head: no index");
  }

  @Test
  void aRegressionIsBorneUntilItsDay() {
    GateResult borne = judge(SLOWER, rules(false, false, Set.of(), accepted(TODAY)));
    GateResult expired = judge(SLOWER, rules(false, false, Set.of(), accepted(TODAY.minusDays(1))));
    Acceptance other =
        new Acceptance(Set.of(CellKey.parse("a/B.c:thrpt:t1")), "other", "eve", TODAY);

    assertThat(borne.passed()).isTrue();
    assertThat(only(borne).kind()).isEqualTo(Kind.ACCEPTED);
    assertThat(only(borne).words())
        .isEqualTo("10.0 % slower; accepted by ann until 2026-11-27: a safer codec");
    assertThat(expired.all()).containsExactly(1);
    assertThat(only(expired).words())
        .isEqualTo("10.0 % slower; no longer accepted by ann until 2026-11-26: a safer codec");
    assertThat(judge(SLOWER, rules(false, false, Set.of(), other)).all()).containsExactly(1);
  }

  private static Acceptance accepted(LocalDate until) {
    return new Acceptance(Set.of(CellKey.parse(CELL)), "a safer codec", "ann", until);
  }

  private static HistoricalChange change(double shift) {
    return new HistoricalChange(
        CellKey.parse(CELL),
        "head",
        "throughput",
        shift,
        LocalDate.of(2026, 11, 20),
        Optional.of("3f2a9c1"),
        Optional.of("9bc1d20"),
        true);
  }

  private static GateResult judge(GateRules rules, HistoricalChange... changes) {
    return Gate.judge(
        Study.sameNode().blocks(BASE, BASE).compare(),
        new ToldHistory(1, List.of(changes), List.of()),
        rules,
        TODAY);
  }

  private static GateRules failing(Acceptance... accepted) {
    return new GateRules(
        Policy.DEFAULT,
        Map.of(),
        Set.of(),
        false,
        false,
        List.of(accepted),
        true,
        Optional.empty());
  }

  @Test
  void aChangeForTheWorseInAHistoryIsToldAndPasses() {
    GateResult result = judge(NIGHTLY, change(-.05));

    assertThat(result.passed()).isTrue();
    assertThat(only(result).kind()).isEqualTo(Kind.MOVED);
    assertThat(only(result).words())
        .isEqualTo("4.9 % slower since 2026-11-20, after 3f2a9c1 and with 9bc1d20; new tonight");
  }

  @Test
  void itFailsWhereThePolicySaysSoUnlessSomebodyBearsIt() {
    LocalDate until = LocalDate.of(2026, 12, 31);
    Acceptance known = new Acceptance(Set.of(CellKey.parse(CELL)), "a safer codec", "ann", until);
    Acceptance expired =
        new Acceptance(Set.of(CellKey.parse(CELL)), "a safer codec", "ann", TODAY.minusDays(1));

    assertThat(judge(failing(), change(-.05)).all()).containsExactly(1);
    assertThat(only(judge(failing(known), change(-.05))).kind()).isEqualTo(Kind.ACCEPTED);
    assertThat(judge(failing(known), change(-.05)).passed()).isTrue();
    assertThat(only(judge(failing(expired), change(-.05))).words()).contains("no longer accepted");
    assertThat(judge(failing(expired), change(-.05)).all()).containsExactly(1);
  }

  @Test
  void aMetricOfWhichLessIsBetterIsSaidAsItsValueMoved() {
    HistoricalChange latency =
        new HistoricalChange(
            CellKey.parse(CELL),
            "head",
            "service p99",
            -.05,
            LocalDate.of(2026, 11, 20),
            Optional.empty(),
            Optional.empty(),
            false);

    assertThat(only(judge(NIGHTLY, latency)).words())
        .isEqualTo("service p99 5.1 % higher since 2026-11-20; known from an earlier night");
  }

  @Test
  void aContenderOfTwoComparisonsHasItsChangesOnce() {
    ComparisonDocument one = Study.sameNode().blocks(BASE, BASE).compare();
    ComparisonDocument two =
        new ComparisonDocument(
            one.schemaVersion(),
            one.method(),
            one.study(),
            one.run(),
            one.workSha256(),
            one.design(),
            one.demonstration(),
            one.generatedFrom(),
            List.of(one.comparisons().getFirst(), one.comparisons().getFirst()),
            one.references(),
            one.pending(),
            one.findings(),
            one.exit());

    GateResult result =
        Gate.judge(two, new ToldHistory(1, List.of(change(-.05)), List.of()), NIGHTLY, TODAY);

    assertThat(result.compared()).isEqualTo(2);
    assertThat(only(result).kind()).isEqualTo(Kind.MOVED);
  }

  @Test
  void aChangeForTheBetterIsNoFinding() {
    assertThat(judge(failing(), change(.05)).findings()).isEmpty();
  }

  @Test
  void anEventIsOneFindingWhetherMachineOrCommitCausedIt() {
    HistoricalEvent event =
        new HistoricalEvent(
            "head",
            590,
            600,
            -.032,
            LocalDate.of(2026, 11, 20),
            Optional.of("3f2a9c1"),
            Optional.of("3f2a9c1"));
    ToldHistory history = new ToldHistory(1, List.of(), List.of(event));
    ComparisonDocument document = Study.sameNode().blocks(BASE, BASE).compare();

    GateResult told = Gate.judge(document, history, NIGHTLY, TODAY);

    assertThat(told.passed()).isTrue();
    assertThat(only(told).words())
        .isEqualTo(
            "590 of 600 series worse at once since 2026-11-20, after 3f2a9c1 and with 3f2a9c1,"
                + " 3.1 % in the middle: the commit is the same, so look at the machine");
    assertThat(Gate.judge(document, history, failing(), TODAY).all()).containsExactly(1);
  }
}
