package io.archbench.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.compare.FairnessRow;
import io.archbench.analysis.gate.Acceptance;
import io.archbench.analysis.gate.GateResult;
import io.archbench.analysis.gate.GateResult.Status;
import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.gate.HistoricalChange;
import io.archbench.analysis.gate.ToldHistory;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.analysis.whole.Worth;
import io.archbench.report.CellBuilder;
import io.archbench.report.Fixture;
import io.archbench.report.Report;
import io.archbench.report.RunFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final CellComparison SLOWER =
      cell("a").measured(100, .9, .88, .92, 5).verdict(new Verdict.Regressed()).build();
  private static final CellComparison SAME =
      cell("b").measured(100, 1, .99, 1.01, 5).verdict(new Verdict.Equivalent()).build();
  private static final CellComparison NOISY =
      cell("c").measured(100, 1, .8, 1.2, 5).unknown(Reason.NOISY, "too wide", 9, 1).build();
  private static final CellComparison UNFAIR =
      cell("d").measured(100, 1, .8, 1.2, 5).unknown(Reason.UNFAIR, "CPUs", 0, 0).build();
  private static final FairnessRow OTHER_CPU =
      new FairnessRow("cpu.model", "Xeon 8370C", "EPYC 7763", FairnessRow.Kind.DIFFERS);

  private static CellBuilder cell(String name) {
    return CellBuilder.cell("ours/Codec." + name + ":thrpt:t1", "ops/s");
  }

  private static Report report(
      Optional<String> unfinished,
      List<Acceptance> accepted,
      List<FairnessRow> fairness,
      CellComparison... cells) {
    Report usual = Fixture.TWO_COMPARISONS.report();
    ComparisonDocument document = usual.document();
    RunFacts facts = usual.facts();
    return new Report(
        new ComparisonDocument(
            1,
            "1",
            document.study(),
            document.run(),
            document.workSha256(),
            document.design(),
            false,
            List.of(),
            List.of(
                new Comparison(
                    "base",
                    "head",
                    Pairing.SAME_NODE,
                    "block",
                    List.of(cells),
                    fairness,
                    Worth.NONE)),
            List.of(),
            List.of(),
            document.exit()),
        new RunFacts(
            facts.created(),
            facts.archbenchVersion(),
            facts.rounds(),
            facts.jmhSettings(),
            new GateRules(Policy.DEFAULT, Map.of(), Set.of(), false, false, accepted),
            facts.cells(),
            LocalDate.of(2026, 11, 24),
            unfinished,
            facts.ran(),
            facts.files(),
            facts.readiness(),
            facts.ranBy(),
            facts.notes(),
            facts.repeatCommand(),
            facts.hashes()),
        usual.samples());
  }

  private static Check check(CellComparison... cells) {
    return Check.of(report(Optional.empty(), List.of(), List.of(), cells));
  }

  @Test
  void lineOneSaysVerdictAndDuty() {
    assertThat(check(SAME).line()).isEqualTo("no action needed");
    assertThat(check(SLOWER, SAME, NOISY).line()).isEqualTo("1 regression: please look");
    assertThat(check(NOISY, SAME).line())
        .isEqualTo("cannot tell in 1 of 2 cells: one re-run suggested");
    assertThat(check(SLOWER, SAME, NOISY).counted())
        .isEqualTo("3 compared: 1 worse, 1 unchanged, 1 cannot tell");
  }

  @Test
  void otherEnvironmentsAreNotComparable() {
    Check unfair = Check.of(report(Optional.empty(), List.of(), List.of(OTHER_CPU), UNFAIR));

    assertThat(unfair.status()).isEqualTo(Status.UNDECIDED);
    assertThat(unfair.line()).isEqualTo("not comparable: cpu.model Xeon 8370C v EPYC 7763");
  }

  @Test
  void aRegressionThatIsBorneNeedsNoAction() {
    Acceptance borne =
        new Acceptance(Set.of(SLOWER.key()), "a safer codec", "ann", LocalDate.of(2026, 12, 31));
    Check check = Check.of(report(Optional.empty(), List.of(borne), List.of(), SLOWER));

    assertThat(check.exit()).isZero();
    assertThat(check.line()).isEqualTo("no action needed");
    assertThat(check.counted()).isEqualTo("1 compared: 1 worse (1 accepted)");
  }

  @Test
  void whatIsUnfinishedNeverPasses() {
    Check check = Check.of(report(Optional.of("3 trials are left"), List.of(), List.of(), SAME));

    assertThat(check.exit()).isEqualTo(5);
    assertThat(check.passed()).isFalse();
    assertThat(check.line()).isEqualTo("not finished: 3 trials are left");
    assertThat(check.all()).containsExactly(5);
  }

  @Test
  void allExitCodesStartWithTheOneThatCounts() {
    Optional<String> left = Optional.of("3 trials are left");

    assertThat(Check.of(report(left, List.of(), List.of(), SLOWER)).all()).containsExactly(5, 1);
    assertThat(Check.of(report(Optional.empty(), List.of(), List.of(), SLOWER)).all())
        .containsExactly(1);
    assertThat(Check.of(report(Optional.empty(), List.of(), List.of(), SAME)).all()).isEmpty();
  }

  @Test
  void whatBecameWorseOverNightsIsCountedBesideTheVerdict() {
    Report report = report(Optional.empty(), List.of(), List.of(), SAME);
    Report moved =
        new Report(
            report.document(),
            report.facts(),
            report.samples(),
            new ToldHistory(
                1,
                List.of(
                    new HistoricalChange(
                        SAME.key(),
                        "head",
                        "throughput",
                        -.05,
                        LocalDate.of(2026, 11, 20),
                        Optional.empty(),
                        Optional.empty(),
                        false)),
                List.of()));

    assertThat(Check.of(moved).status()).isEqualTo(GateResult.Status.PASSED);
    assertThat(Check.of(moved).counted())
        .isEqualTo("1 compared: 1 unchanged (1 worse than some nights ago)");
  }
}
