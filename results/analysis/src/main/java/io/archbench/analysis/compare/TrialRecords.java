package io.archbench.analysis.compare;

import io.archbench.analysis.price.Money;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.ComparableRecords;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.verdict.Circumstances;
import io.archbench.analysis.verdict.VerdictRules;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Phase;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.finding.Finding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The records of one phase, in a fixed order. */
final class TrialRecords implements Source {
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final Question question;
  private final Phase phase;
  private final List<Collected> trials;
  private final Samples samples;

  /**
   * Reads records in any order.
   *
   * @param collected of any phase
   * @param phase whose records are read
   * @throws io.archbench.analysis.sample.IncomparableRecordsException if they did not do the same
   *     work
   */
  TrialRecords(Question question, List<Collected> collected, Phase phase) {
    this.question = question;
    this.phase = phase;
    trials =
        ReplacedNodes.apart(
            collected.stream()
                .filter(trial -> trial.record().spec().phase() == phase)
                .sorted(Comparator.comparing(trial -> trial.record().spec().key().text()))
                .toList());
    ComparableRecords.check(trials);
    samples = Samples.of(trials);
  }

  @Override
  public Samples samples() {
    return samples;
  }

  @Override
  public CellForks forks(CellKey cell, String variant) {
    return samples.of(cell, variant);
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public List<PlannedCell> cells() {
    return trials.stream()
        .flatMap(trial -> trial.record().spec().cells().stream())
        .map(TrialRecords::planned)
        .toList();
  }

  @Override
  public boolean has(String variant) {
    return !of(variant).isEmpty();
  }

  @Override
  public Unit unit(Sides sides) {
    return switch (sides.pairing()) {
      case SAME_NODE -> Unit.BLOCK;
      case OWN_NODES, FILES ->
          Math.min(places(sides.baseline()), places(sides.contender())) >= Unit.ENOUGH_NODES
              ? Unit.NODE
              : Unit.TRIAL;
    };
  }

  @Override
  public List<FairnessRow> fairness(Sides sides, Policy policy) {
    return FairnessReview.review(of(sides.baseline()), of(sides.contender()), sides, policy);
  }

  @Override
  public CellFacts facts(PlannedCell cell, Sides sides, List<FairnessRow> fairness) {
    return new CellFacts(
        hoursPerUnit(cell, sides.pairing()),
        cost(cell, sides),
        VerdictRules.isDemonstration(cell)
            ? Optional.of(Circumstances.DEMONSTRATION)
            : Optional.empty(),
        FairnessRow.unfair(fairness),
        onOneSide(cell.key(), sides),
        Optional.empty(),
        flags(cell.key(), sides));
  }

  private Optional<String> onOneSide(CellKey cell, Sides sides) {
    return isOnOneSide(cell, sides)
        ? Optional.of(
            "only the build of %s has it"
                .formatted(
                    question.has(sides.baseline(), cell) ? sides.baseline() : sides.contender()))
        : Optional.empty();
  }

  private boolean isOnOneSide(CellKey cell, Sides sides) {
    return question.has(sides.baseline(), cell) != question.has(sides.contender(), cell);
  }

  private List<String> flags(CellKey cell, Sides sides) {
    List<String> flags = new ArrayList<>();
    if (isOnOneSide(cell, sides)) {
      flags.add(question.has(sides.contender(), cell) ? CellComparison.NEW : CellComparison.GONE);
    }
    if (unit(sides) == Unit.TRIAL) {
      flags.add("these nodes only");
    }
    return flags;
  }

  @Override
  public boolean isDemonstration(List<PlannedCell> cells) {
    return !cells.isEmpty() && cells.stream().allMatch(VerdictRules::isDemonstration);
  }

  private static double hoursPerUnit(PlannedCell cell, Pairing pairing) {
    double sequential =
        switch (pairing) {
          case SAME_NODE -> 2; // one side after the other
          case OWN_NODES, FILES -> 1;
        };
    return sequential * cell.millis() / MILLIS_PER_HOUR;
  }

  /** Of one further unit a side; empty unless both sides have a price in one currency. */
  private Optional<Money> cost(PlannedCell cell, Sides sides) {
    Optional<Money> baseline = perHour(sides.baseline());
    Optional<Money> contender = perHour(sides.contender());
    BigDecimal hours =
        BigDecimal.valueOf(cell.millis())
            .divide(BigDecimal.valueOf(MILLIS_PER_HOUR), MathContext.DECIMAL64);
    return baseline.flatMap(
        left ->
            contender
                .filter(right -> right.currency().equals(left.currency()))
                .map(right -> left.plus(right).times(hours)));
  }

  private Optional<Money> perHour(String variant) {
    return Optional.ofNullable(question.money().prices().get(variant)).map(VariantPrice::perHour);
  }

  @Override
  public Map<String, String> cpuModels(String variant) {
    Map<String, String> models = new TreeMap<>();
    of(variant)
        .forEach(
            trial ->
                models.putIfAbsent(
                    trial.placement().place(), trial.record().environment().cpu().model()));
    return models;
  }

  @Override
  public List<String> machineTypes(String variant) {
    return of(variant).stream()
        .flatMap(trial -> trial.placement().instanceType().stream())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public List<Finding> findings(Sides sides) {
    return Stream.of(sides.baseline(), sides.contender())
        .flatMap(
            variant ->
                Stream.concat(
                    DebugBuilds.find(variant, of(variant)), StolenTime.find(variant, of(variant))))
        .toList();
  }

  private long places(String variant) {
    return of(variant).stream().map(trial -> trial.placement().place()).distinct().count();
  }

  private List<Collected> of(String variant) {
    return trials.stream()
        .filter(trial -> trial.record().spec().variant().name().equals(variant))
        .toList();
  }

  private static PlannedCell planned(CellSpec spec) {
    long iteration = spec.settings().iterationTime().toMillis();
    return new PlannedCell(
        spec.key(),
        iteration * spec.settings().warmupIterations(),
        iteration * spec.settings().iterations());
  }
}
