package io.archbench.report;

import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.report.RunFacts.CellRun;
import io.archbench.trial.CellKey;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.jmh.JmhSchedule;
import io.archbench.trial.jmh.JmhSchedule.Iterations;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.synthetic.RecordBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run of which every trial is at hand: its ratios come from its samples, as in a run that was
 * measured. Round 0 calibrated; {@code arm64} has no trial yet.
 */
final class ExportedFixture {
  static final String RATE = "indexing/Search.term?codec=default:thrpt:tmax";
  static final String TIME = "indexing/Aggregate.hourlyHistogram:avgt:tquarter";
  static final String SHOT = "jvm/Json$Tree.parse?size=1%2F2:ss:t1";
  static final int ROUNDS = 6;

  /** The factor by which the contender is faster, as its scores are made. */
  static final double FASTER = 1.1;

  private ExportedFixture() {}

  static Report report() {
    List<Collected> trials = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      trials.add(trial("g1", round, 1));
      trials.add(trial("parallel", round, FASTER));
    }
    List<CellKey> cells = List.of(RATE, TIME, SHOT).stream().map(CellKey::parse).toList();
    Question question =
        new Question(
            "collectors",
            "abcdefgh",
            RecordBuilder.WORK_SHA256,
            Aim.ESTIMATE,
            List.of(new Sides("g1", "parallel", Pairing.SAME_NODE, false)),
            cells.stream().map(key -> new PlannedCell(key, 56_000, 21_000)).toList(),
            Map.of(),
            Policy.DEFAULT,
            Map.of(),
            Map.of(),
            List.of("trials/indexing-g1-r01/a1/record.json.gz"),
            List.of(new PendingVariant("arm64", "no arm64 machine")),
            MoneyQuestion.NONE);
    RunFacts usual = Fixture.complete(Comparer.compare(question, trials), List.of()).facts();
    RunFacts facts =
        new RunFacts(
            usual.created(),
            usual.archbenchVersion(),
            usual.rounds(),
            usual.jmhSettings(),
            GateRules.of(Policy.DEFAULT),
            cells.stream().collect(Collectors.toMap(Function.identity(), ExportedFixture::run)),
            usual.ran(),
            usual.files(),
            usual.readiness(),
            usual.ranBy(),
            usual.notes(),
            usual.repeatCommand(),
            new TreeMap<>(usual.hashes()));
    return new Report(Comparer.compare(question, trials), facts, Comparer.samples(trials));
  }

  private static Collected trial(String variant, int round, double faster) {
    double drift = 1 + .004 * Math.floorMod(round * 7, 5) + (faster > 1 ? .001 * round : 0);
    double speed = faster * drift;
    RecordBuilder record =
        RecordBuilder.of("indexing", variant)
            .round(round)
            .phase(round == 0 ? Phase.CALIBRATE : Phase.MEASURE)
            .settings(
                new JmhSettings(
                    Duration.ofSeconds(56), 3, Duration.ofSeconds(7), Duration.ofMinutes(1)))
            .allocation(2_344, 2_344, 2_350)
            .cell(RATE, "ops/s", 1000 * speed, 1010 * speed, 1005 * speed)
            .cell(TIME, "us/op", 812 / speed, 820 / speed, 809 / speed);
    return (variant.equals("parallel") && round == 2
            ? record.failed(SHOT, FailureKind.THREW, "java.lang.IllegalStateException: no tree")
            : record.cell(SHOT, "ms/op", 12.5 / speed, 12.75 / speed, 12.25 / speed))
        .collected();
  }

  private static CellRun run(CellKey cell) {
    String time = cell.text().equals(SHOT) ? JmhSchedule.SINGLE_SHOT : "7000 ms";
    return new CellRun(
        "io.archbench.suite." + cell.suite() + "." + cell.benchmark().replace('$', '.'),
        new JmhSchedule(
            Optional.of(1),
            Optional.of(new Iterations(8, time, 1)),
            Optional.of(new Iterations(3, time, 1))));
  }
}
