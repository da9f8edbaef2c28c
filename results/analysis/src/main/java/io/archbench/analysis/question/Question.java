package io.archbench.analysis.question;

import io.archbench.trial.CellKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked of a run's records.
 *
 * @param aim what the study is after
 * @param comparisons baseline and contender of each comparison
 * @param anchors contenders against builds that stay the same from night to night
 * @param cells the planned cells with their warm-up and measured time: what should be there
 * @param lacking cells that a variant's build of a suite does not have, by variant
 * @param cellPolicies per-cell policies; cells that are absent have {@code policy}
 * @param voided units that do not count, by cell
 * @param generatedFrom the records' paths, relative to the run directory
 * @param pending variants that could not run, with the reason
 * @param money prices and weights
 */
public record Question(
    String study,
    String run,
    String workSha256,
    Aim aim,
    List<Sides> comparisons,
    List<Sides> anchors,
    List<PlannedCell> cells,
    Map<String, Set<CellKey>> lacking,
    Policy policy,
    Map<CellKey, Policy> cellPolicies,
    Map<CellKey, List<VoidedUnit>> voided,
    List<String> generatedFrom,
    List<PendingVariant> pending,
    MoneyQuestion money) {
  public Question {
    comparisons = List.copyOf(comparisons);
    anchors = List.copyOf(anchors);
    cells = List.copyOf(cells);
    lacking = Map.copyOf(lacking);
    cellPolicies = Map.copyOf(cellPolicies);
    voided = Map.copyOf(voided);
    generatedFrom = List.copyOf(generatedFrom);
    pending = List.copyOf(pending);
  }

  /** A question without anchors. */
  public Question(
      String study,
      String run,
      String workSha256,
      Aim aim,
      List<Sides> comparisons,
      List<PlannedCell> cells,
      Map<String, Set<CellKey>> lacking,
      Policy policy,
      Map<CellKey, Policy> cellPolicies,
      Map<CellKey, List<VoidedUnit>> voided,
      List<String> generatedFrom,
      List<PendingVariant> pending,
      MoneyQuestion money) {
    this(
        study,
        run,
        workSha256,
        aim,
        comparisons,
        List.of(),
        cells,
        lacking,
        policy,
        cellPolicies,
        voided,
        generatedFrom,
        pending,
        money);
  }

  /**
   * The two variants of a comparison.
   *
   * @param builds whether they are to differ in what was built
   */
  public record Sides(String baseline, String contender, Pairing pairing, boolean builds) {}

  /** Whether a variant's build of its suite has that cell. */
  public boolean has(String variant, CellKey cell) {
    return !lacking.getOrDefault(variant, Set.of()).contains(cell);
  }

  /**
   * A cell that was planned, or found in a file.
   *
   * @param warmupMillis of one fork; {@link #UNKNOWN} where a file does not say
   * @param measuredMillis likewise
   */
  public record PlannedCell(CellKey key, long warmupMillis, long measuredMillis) {
    /** A time that is not known. */
    public static final long UNKNOWN = -1;

    /** How long one fork takes, as far as it is known. */
    public long millis() {
      return Math.max(0, warmupMillis) + Math.max(0, measuredMillis);
    }
  }

  /** Units of a cell that do not count, of the two variants. */
  public List<VoidedUnit> voided(CellKey cell, Sides sides) {
    return voided.getOrDefault(cell, List.of()).stream()
        .filter(
            unit ->
                unit.variant().equals(sides.baseline()) || unit.variant().equals(sides.contender()))
        .toList();
  }

  /** The policy for a cell. */
  public Policy policyFor(CellKey cell) {
    return cellPolicies.getOrDefault(cell, policy);
  }
}
