package io.archbench.report.view;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.MetricComparison;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.stats.Ratio;
import io.archbench.analysis.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One cell of a comparison, ready to be shown.
 *
 * @param id unique in the report, and safe as an anchor
 * @param unitNoun what a unit is: {@code block}, {@code trial} or {@code node}
 * @param policy the margins that count for this cell
 */
public record CellView(
    String id,
    CellComparison cell,
    Outcome outcome,
    Optional<Change> change,
    String unitNoun,
    Policy policy) {

  static CellView of(String id, CellComparison cell, String unitNoun, Policy policy) {
    return new CellView(id, cell, Outcome.of(cell), cell.ratio().map(Change::of), unitNoun, policy);
  }

  /** The benchmark, {@code Class.method}. */
  public String name() {
    return cell.key().benchmark();
  }

  /** The benchmark in parts between which a line may break. */
  public List<String> nameParts() {
    return CellWords.nameParts(cell.key());
  }

  /** Suite, parameters, mode and threads in words. */
  public String circumstances() {
    return CellWords.circumstances(cell.key());
  }

  /** The change, or why there is none. */
  public String changeWords() {
    return change.map(Change::words).orElse("no ratio");
  }

  /** The uncertainty, or that there is none. */
  public String uncertaintyWords() {
    return change.flatMap(Change::uncertainty).orElse(change.isPresent() ? "no interval" : "");
  }

  /**
   * The least change that would show above this cell's noise: half the width of its 95 % interval,
   * as a fraction; absent without an interval.
   */
  public Optional<Double> noiseFloor() {
    return cell.ratio().flatMap(CellView::noiseFloor);
  }

  static Optional<Double> noiseFloor(Ratio ratio) {
    return ratio
        .low95()
        .flatMap(low -> ratio.high95().map(high -> Math.expm1(Math.log(high / low) / 2)));
  }

  /** The noise floor in words, or that it is not known. */
  public String noiseWords() {
    return noiseFloor().map(Figures::noise).orElse("not known");
  }

  /** What one of its other metrics says of the contender; absent if it was not measured. */
  Optional<Outcome> outcomeOf(String metric) {
    return cell.further().stream()
        .filter(each -> each.metric().equals(metric))
        .map(each -> Outcome.of(each.verdict()))
        .findFirst();
  }

  /** Latency and allocation that got worse though the throughput may not have. */
  public List<MetricComparison> worseMetrics() {
    return cell.further().stream()
        .filter(metric -> metric.verdict() instanceof Verdict.Regressed)
        .toList();
  }

  /** The units on both sides, such as {@code 5} or {@code 5 and 4}. */
  public String units() {
    int baseline = cell.n().baseline();
    int contender = cell.n().contender();
    return baseline == contender ? Integer.toString(baseline) : baseline + " and " + contender;
  }

  /** Why the cell cannot be told, if so. */
  public Optional<String> reason() {
    return cell.verdict() instanceof Verdict.Inconclusive unknown
        ? Optional.of(unknown.words().isBlank() ? Reasons.words(unknown.reason()) : unknown.words())
        : Optional.empty();
  }

  /** Whether it has no verdict because the sides differ in what they should not. */
  boolean isUnfair() {
    return cell.verdict() instanceof Verdict.Inconclusive unknown
        && unknown.reason() == Verdict.Reason.UNFAIR;
  }

  /** What would settle the cell, if that is known and more units would do it. */
  public Optional<String> settle() {
    return cell.verdict() instanceof Verdict.Inconclusive unknown
        ? unknown.settle().filter(settle -> settle.units() > 0).map(this::settleWords)
        : Optional.empty();
  }

  private String settleWords(Verdict.Settle settle) {
    String hours = Figures.significant(settle.hours(), 2);
    String more = Figures.count(settle.units(), "more " + settle.unit());
    return "about " + more + " may settle it" + (settle.hours() > 0 ? " (" + hours + " h)" : "");
  }

  /** Whether a trial of it failed, though it may have a value from others. */
  boolean hasFailures() {
    return outcome == Outcome.FAILED || !cell.failed().isEmpty();
  }

  /** The failures, equal ones of a variant together. */
  public List<FailureView> failures() {
    return FailureView.group(cell.failed(), failureNoun());
  }

  private String failureNoun() {
    return unitNoun.equals(Unit.FORK.text()) || unitNoun.equals(Unit.FILE.text())
        ? "place"
        : "trial";
  }

  /** The finding in one line, for those who do not see the picture. */
  public String finding() {
    String said = change.map(known -> ": " + known.sentence()).orElse("");
    return name() + " " + outcome.word() + said;
  }

  /** Flags in words; a cell that failed in some trials and has a value from others says so. */
  public String flags() {
    List<String> flags = new ArrayList<>(cell.flags());
    if (outcome != Outcome.FAILED && !cell.failed().isEmpty()) {
      flags.add("failed in " + Figures.count(cell.failed().size(), failureNoun()));
    }
    return flags.stream().collect(Collectors.joining(", "));
  }
}
