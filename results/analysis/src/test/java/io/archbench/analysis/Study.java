package io.archbench.analysis;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.Comparer;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.question.Aim;
import io.archbench.analysis.question.MoneyQuestion;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.VoidedUnit;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.synthetic.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small study for tests: one cell, variants {@code base} and {@code head}. */
public final class Study {
  public static final String CELL = "indexing/Search.term?codec=default:thrpt:tmax";

  private final Pairing pairing;
  private final List<Collected> trials = new ArrayList<>();
  private final List<PendingVariant> pending = new ArrayList<>();
  private Policy policy = Policy.DEFAULT;
  private String cell = CELL;
  private long warmupMillis = 50_000;
  private Aim aim = Aim.ESTIMATE;
  private boolean builds;
  private Map<String, Set<CellKey>> lacking = Map.of();
  private List<VoidedUnit> voided = List.of();
  private List<Sides> anchors = List.of();

  private Study(Pairing pairing) {
    this.pairing = pairing;
  }

  public static Study sameNode() {
    return new Study(Pairing.SAME_NODE);
  }

  public static Study ownNodes() {
    return new Study(Pairing.OWN_NODES);
  }

  public Study cell(String key) {
    cell = key;
    return this;
  }

  public Study warmup(long millis) {
    warmupMillis = millis;
    return this;
  }

  /** The sides differ in what was built. */
  public Study builds() {
    builds = true;
    return this;
  }

  /** The variant's build does not have the cell. */
  public Study lacking(String variant) {
    lacking = Map.of(variant, Set.of(CellKey.parse(cell)));
    return this;
  }

  public Study allow(String... fields) {
    policy = new Policy(.03, .05, Set.of(fields));
    return this;
  }

  public Study pending(String variant) {
    pending.add(new PendingVariant(variant, "no place of that architecture"));
    return this;
  }

  public Study add(RecordBuilder record) {
    trials.add(record.collected());
    return this;
  }

  /** {@code head} is also set against that variant. */
  public Study anchor(String variant) {
    anchors = List.of(new Sides(variant, "head", pairing, true));
    return this;
  }

  /** Units that do not count. */
  public Study voided(VoidedUnit... units) {
    voided = List.of(units);
    return this;
  }

  /** Adds round after round one trial a side, with those mean throughputs. */
  public Study blocks(double[] base, double[] head) {
    for (int i = 0; i < base.length; i++) {
      add(trial("base", i + 1).cell(cell, "ops/s", base[i], base[i]));
      add(trial("head", i + 1).cell(cell, "ops/s", head[i], head[i]));
    }
    return this;
  }

  /** Adds rounds of a phase, from that number on. */
  public Study phase(Phase phase, int first, double[] base, double[] head) {
    for (int i = 0; i < base.length; i++) {
      add(trial("base", first + i).phase(phase).cell(cell, "ops/s", base[i], base[i]));
      add(trial("head", first + i).phase(phase).cell(cell, "ops/s", head[i], head[i]));
    }
    return this;
  }

  /** What the study is after. */
  public Study aim(Aim other) {
    aim = other;
    return this;
  }

  public static RecordBuilder trial(String variant, int round) {
    return RecordBuilder.of("indexing", variant).round(round);
  }

  public List<Collected> trials() {
    return trials;
  }

  public Question question() {
    return new Question(
        "synthetic",
        "syntheti",
        RecordBuilder.WORK_SHA256,
        aim,
        List.of(new Sides("base", "head", pairing, builds)),
        anchors,
        List.of(new PlannedCell(CellKey.parse(cell), warmupMillis, 20_000)),
        lacking,
        policy,
        Map.of(),
        voided.isEmpty() ? Map.of() : Map.of(CellKey.parse(cell), voided),
        List.of("trials/indexing-base-r01/a1/record.json.gz"),
        pending,
        MoneyQuestion.NONE);
  }

  public ComparisonDocument compare() {
    return Comparer.compare(question(), trials);
  }

  /** What the comparison says of the one cell. */
  public CellComparison compared() {
    return compare().comparisons().get(0).cells().get(0);
  }
}
