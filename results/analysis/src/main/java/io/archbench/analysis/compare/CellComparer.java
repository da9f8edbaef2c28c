package io.archbench.analysis.compare;

import io.archbench.analysis.compare.CellComparison.Failure;
import io.archbench.analysis.compare.CellComparison.Sided;
import io.archbench.analysis.question.Question;
import io.archbench.analysis.question.Question.PlannedCell;
import io.archbench.analysis.question.Question.Sides;
import io.archbench.analysis.question.VoidedUnit;
import io.archbench.analysis.sample.CellForks;
import io.archbench.analysis.sample.Fork;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.stats.Bimodality;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.Outliers;
import io.archbench.analysis.verdict.Circumstances;
import io.archbench.analysis.verdict.Evidence;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.trial.record.OpenLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Compares one cell. */
final class CellComparer {
  private static final double ALLOCATION_MARGIN = .02;

  private static final double UNSTEADY_SHARE = .2;

  private final Question question;
  private final Sides sides;
  private final Source source;
  private final Unit unit;
  private final List<FairnessRow> fairness;

  /** A comparer for the cells of one comparison that were measured alike. */
  CellComparer(Question question, Sides sides, Source source) {
    this.question = question;
    this.sides = sides;
    this.source = source;
    unit = source.unit(sides);
    fairness = source.fairness(sides, question.policy());
  }

  CellComparison compare(PlannedCell cell, Judge judge) {
    CellFacts facts = source.facts(cell, sides, fairness);
    CellForks baseline = source.forks(cell.key(), sides.baseline());
    CellForks contender = source.forks(cell.key(), sides.contender());
    List<Failure> wrong = AnswerCheck.check(sides, baseline.forks(), contender.forks());
    Measurement all = Measurement.of(unit, baseline.forks(), contender.forks());
    Optional<String> incomparable =
        facts.incomparable().or(() -> openLoop(both(baseline, contender)));
    // scores of different work are shown, but no ratio is drawn from them
    Optional<Measurement> comparable =
        Optional.of(all).filter(same -> wrong.isEmpty() && incomparable.isEmpty());
    Optional<LogRatioEstimate> estimate = comparable.flatMap(Measurement::estimate);
    boolean rates = rates(baseline, contender);
    List<VoidedUnit> voided = question.voided(cell.key(), sides);
    List<String> flags = flags(all, facts, baseline, contender, voided);
    Verdict verdict =
        Reasons.of(
            judge.judge(
                CellComparison.THROUGHPUT,
                evidence(comparable, incomparable, facts, baseline, contender),
                circumstances(facts),
                question.policyFor(cell.key())),
            voided,
            flags);
    return new CellComparison(
        cell.key(),
        CellComparison.THROUGHPUT,
        scoreUnit(baseline, contender),
        rates ? "higher" : "lower",
        source.phase(),
        new Sided<>(all.baseline().size(), all.contender().size()),
        new Sided<>(score(all.baseline(), rates), score(all.contender(), rates)),
        estimate.map(LogRatioEstimate::theta),
        estimate.map(LogRatioEstimate::se),
        estimate.map(LogRatioEstimate::df),
        comparable.flatMap(Measurement::ratio),
        comparable.map(Measurement::dots).orElse(List.of()),
        new Sided<>(allocation(baseline), allocation(contender)),
        NodeLevels.of(unit, baseline.forks(), contender.forks(), estimate),
        incomparableWork(facts, wrong)
            ? List.of()
            : further(judge, facts, cell, baseline, contender),
        verdict,
        voided,
        flags,
        failures(baseline, contender, wrong));
  }

  /** What is wrong with its work is wrong with all that was recorded of it. */
  private static boolean incomparableWork(CellFacts facts, List<Failure> wrong) {
    return !wrong.isEmpty() || facts.incomparable().isPresent() || facts.unproven().isPresent();
  }

  private List<MetricComparison> further(
      Judge judge, CellFacts facts, PlannedCell cell, CellForks baseline, CellForks contender) {
    return new FurtherMetrics(unit, baseline.forks(), contender.forks())
        .find().stream().map(metric -> further(metric, judge, facts, cell)).toList();
  }

  private MetricComparison further(
      FurtherMetrics.Metric metric, Judge judge, CellFacts facts, PlannedCell cell) {
    Measurement measurement = metric.measurement();
    Optional<LogRatioEstimate> estimate = measurement.estimate();
    return new MetricComparison(
        metric.name(),
        metric.unit(),
        new Sided<>(measurement.baseline().size(), measurement.contender().size()),
        FurtherMetrics.scores(measurement),
        estimate.map(LogRatioEstimate::theta),
        estimate.map(LogRatioEstimate::se),
        estimate.map(LogRatioEstimate::df),
        measurement.ratio(),
        judge.judge(
            metric.name(),
            measurement.evidence(),
            circumstances(facts),
            question.policyFor(cell.key())));
  }

  private Evidence evidence(
      Optional<Measurement> comparable,
      Optional<String> incomparable,
      CellFacts facts,
      CellForks baseline,
      CellForks contender) {
    return incomparable
        .<Evidence>map(Evidence.Missing::new)
        .or(() -> missing(sides.baseline(), baseline))
        .or(() -> missing(sides.contender(), contender))
        .or(() -> facts.unproven().map(Evidence.Missing::new))
        .or(() -> comparable.map(Measurement::evidence))
        .orElseGet(() -> new Evidence.Failed("the trials gave different answers"));
  }

  /** A phase at a fixed rate is as long as its schedule, on whatever machine. */
  private static Optional<String> openLoop(Stream<Fork> forks) {
    return forks.anyMatch(fork -> fork.measured().openLoop().isPresent())
        ? Optional.of("open loop: its rate sets how long it takes, the histograms have its times")
        : Optional.empty();
  }

  private static Optional<Evidence> missing(String variant, CellForks forks) {
    if (!forks.forks().isEmpty()) {
      return Optional.empty();
    }
    if (forks.failures().isEmpty()) {
      return Optional.of(new Evidence.Missing("not measured on " + variant));
    }
    CellForks.Failure last = forks.failures().getLast();
    return Optional.of(new Evidence.Failed("failed on %s: %s".formatted(variant, last.message())));
  }

  private Circumstances circumstances(CellFacts facts) {
    return new Circumstances(
        unit.text(), facts.hoursPerUnit(), facts.cost(), facts.tooShort(), facts.unfair());
  }

  private static List<String> flags(
      Measurement measurement,
      CellFacts facts,
      CellForks baseline,
      CellForks contender,
      List<VoidedUnit> voided) {
    List<String> flags = new ArrayList<>();
    if (isUnsteady(baseline) || isUnsteady(contender)) {
      flags.add(Reasons.UNSTEADY);
    }
    if (Bimodality.isBimodal(measurement.baseline())
        || Bimodality.isBimodal(measurement.contender())) {
      flags.add(Reasons.BIMODAL);
    }
    int outliers = Outliers.count(measurement.baseline()) + Outliers.count(measurement.contender());
    if (outliers > 0) {
      flags.add("outliers: " + outliers);
    }
    if (allocationDiffers(allocation(baseline), allocation(contender))) {
      flags.add("allocation differs");
    }
    if (measurement.unpaired() > 0 && facts.incomparable().isEmpty()) {
      flags.add("unpaired: " + measurement.unpaired());
    }
    if (both(baseline, contender).anyMatch(CellComparer::isSaturated)) {
      flags.add("saturated");
    }
    if (!voided.isEmpty()) {
      flags.add("void: " + voided.size());
    }
    flags.addAll(facts.flags());
    return flags;
  }

  private static boolean isSaturated(Fork fork) {
    return fork.measured().openLoop().filter(OpenLoop::saturated).isPresent();
  }

  private static boolean isUnsteady(CellForks side) {
    long unsteady = side.forks().stream().filter(fork -> !fork.isSteady()).count();
    return unsteady > UNSTEADY_SHARE * side.forks().size();
  }

  private static boolean allocationDiffers(Optional<Double> left, Optional<Double> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    double apart = Math.abs(left.get() - right.get());
    return apart
        > Math.max(
            FurtherMetrics.LEAST_ALLOCATION, ALLOCATION_MARGIN * Math.min(left.get(), right.get()));
  }

  private static Optional<Double> allocation(CellForks side) {
    OptionalDouble mean =
        side.forks().stream()
            .map(Fork::allocation)
            .flatMapToDouble(OptionalDouble::stream)
            .average();
    return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
  }

  private List<Failure> failures(CellForks baseline, CellForks contender, List<Failure> wrong) {
    return Stream.of(
            failures(sides.baseline(), baseline), failures(sides.contender(), contender), wrong)
        .flatMap(List::stream)
        .toList();
  }

  private static List<Failure> failures(String variant, CellForks side) {
    return side.failures().stream()
        .map(
            failure ->
                new Failure(
                    variant,
                    failure.origin(),
                    failure.kind(),
                    failure.message(),
                    failure.logTail()))
        .toList();
  }

  /** Geometric mean of one side in the unit of the scores. */
  private static Optional<Double> score(List<Double> logThroughputs, boolean rates) {
    return logThroughputs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            StrictMath.exp(
                rates ? Measurement.mean(logThroughputs) : -Measurement.mean(logThroughputs)));
  }

  private static Stream<Fork> both(CellForks baseline, CellForks contender) {
    return Stream.concat(baseline.forks().stream(), contender.forks().stream());
  }

  private static String scoreUnit(CellForks baseline, CellForks contender) {
    return both(baseline, contender).map(fork -> fork.measured().unit()).findFirst().orElse("");
  }

  private static boolean rates(CellForks baseline, CellForks contender) {
    return both(baseline, contender).allMatch(fork -> fork.measured().higherIsBetter());
  }
}
