package io.archbench.analysis.compare;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.archbench.analysis.question.VoidedUnit;
import io.archbench.analysis.stats.LogRatioEstimate;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.trial.CellKey;
import io.archbench.trial.Phase;
import io.archbench.trial.record.CellResult.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One cell, both sides.
 *
 * @param metric {@code throughput}
 * @param unit JMH's unit of the scores
 * @param better {@code higher} or {@code lower}
 * @param phase whose trials its figures are of
 * @param n units on each side
 * @param score geometric mean of the unit means, in {@code unit}; absent without any unit
 * @param theta ln ratio; with {@code se} and {@code df} absent where there is no interval
 * @param ratio of speed, whatever the unit's direction; absent if a side has no unit
 * @param units ratio of each block, or of each unit to the other side's mean: the report's dots
 * @param allocation bytes allocated per operation on each side, if measured
 * @param nodes what they have to do with it, where each side ran on its own
 * @param further latency and allocation, judged on their own
 * @param voided units that do not count, with their cause
 * @param flags such as {@code unsteady}; labels, never a reason to drop a value
 * @param failed trials in which this cell has no value
 */
public record CellComparison(
    CellKey key,
    String metric,
    String unit,
    String better,
    Phase phase,
    Sided<Integer> n,
    Sided<Optional<Double>> score,
    Optional<Double> theta,
    Optional<Double> se,
    Optional<Double> df,
    Optional<Ratio> ratio,
    List<Double> units,
    Sided<Optional<Double>> allocation,
    Optional<NodeLevels> nodes,
    List<MetricComparison> further,
    Verdict verdict,
    List<VoidedUnit> voided,
    List<String> flags,
    List<Failure> failed) {
  /** The metric of every cell. */
  public static final String THROUGHPUT = "throughput";

  /** The flag of a cell that only the contender has. */
  public static final String NEW = "new";

  /** The flag of a cell that only the baseline has. */
  public static final String GONE = "gone";

  public CellComparison {
    units = List.copyOf(units);
    further = List.copyOf(further);
    voided = List.copyOf(voided);
    flags = List.copyOf(flags);
    failed = List.copyOf(failed);
  }

  /** The estimate that the ratio comes from; empty where there is no interval. */
  public Optional<LogRatioEstimate> estimate() {
    return theta.flatMap(
        known -> se.flatMap(error -> df.map(free -> new LogRatioEstimate(known, error, free))));
  }

  /** Whether its throughput or a further metric is a candidate that fresh units may confirm. */
  public boolean awaitsConfirmation() {
    return verdict.awaitsConfirmation()
        || further.stream().anyMatch(each -> each.verdict().awaitsConfirmation());
  }

  /** Whether it is one of many that changed alike in unrelated suites, as a machine makes them. */
  @JsonIgnore
  public boolean isEnvironmental() {
    return flags.contains(Environmental.FLAG);
  }

  /** This cell with one more flag. */
  CellComparison flagged(String flag) {
    return judged(verdict, flag);
  }

  /** This cell with another verdict and one more flag. */
  CellComparison judged(Verdict other, String flag) {
    List<String> more = new ArrayList<>(flags);
    more.add(flag);
    return with(other, further, more);
  }

  /** This cell with other further metrics. */
  CellComparison with(List<MetricComparison> other) {
    return with(verdict, other, flags);
  }

  private CellComparison with(
      Verdict otherVerdict, List<MetricComparison> otherMetrics, List<String> otherFlags) {
    return new CellComparison(
        key,
        metric,
        unit,
        better,
        phase,
        n,
        score,
        theta,
        se,
        df,
        ratio,
        units,
        allocation,
        nodes,
        otherMetrics,
        otherVerdict,
        voided,
        otherFlags,
        failed);
  }

  /** The same fact on both sides. */
  public record Sided<T>(T baseline, T contender) {}

  /** A trial in which the cell has no value. */
  public record Failure(
      String variant, String trial, FailureKind kind, String message, String logTail) {}
}
