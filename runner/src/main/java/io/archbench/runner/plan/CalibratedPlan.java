package io.archbench.runner.plan;

import io.archbench.runner.plan.Calibration.CalibratedCell;
import io.archbench.runner.plan.RoundZero.OpenLoopCell;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts what a calibration found out into a plan. */
final class CalibratedPlan {
  private final Plan plan;
  private final Calibration calibration;

  private CalibratedPlan(Plan plan, Calibration calibration) {
    this.plan = plan;
    this.calibration = calibration;
  }

  /**
   * The plan with the lengths and rates that were found out.
   *
   * @throws UncalibratedCellsException if the calibration lacks cells of the plan
   */
  static Plan of(Plan plan, Calibration calibration) {
    return new CalibratedPlan(plan, calibration).apply();
  }

  private Plan apply() {
    List<CellKey> missing =
        plan.roundZero().stream()
            .flatMap(zero -> planned(zero).stream())
            .filter(cell -> calibration.of(cell).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw new UncalibratedCellsException(missing);
    }
    List<PlannedSuite> suites = plan.suites().stream().map(this::suite).toList();
    List<PlanNote> notes = new ArrayList<>(plan.notes());
    plan.roundZero().stream()
        .flatMap(zero -> planned(zero).stream())
        .flatMap(cell -> calibration.of(cell).stream())
        .forEach(
            cell ->
                cell.remark()
                    .ifPresent(
                        remark ->
                            notes.add(new PlanNote("jmh.calibrate", cell.cell() + ": " + remark))));
    return new Plan(
        plan.schemaVersion(),
        plan.run(),
        plan.study(),
        plan.studySha256(),
        WorkDigest.of(suites),
        plan.seed(),
        plan.design(),
        plan.variants(),
        suites,
        plan.comparisons(),
        plan.rounds(),
        policy(),
        plan.fleet(),
        plan.budget(),
        Optional.of(calibration),
        plan.itself(),
        plan.cluster(),
        plan.readiness(),
        notes);
  }

  private static List<CellKey> planned(RoundZero zero) {
    List<CellKey> cells = new ArrayList<>(zero.warmups());
    zero.rates().forEach(rate -> cells.add(rate.cell()));
    return cells;
  }

  private PlannedSuite suite(PlannedSuite suite) {
    SortedMap<CellKey, CellSpec> cells = new TreeMap<>();
    for (CellSpec cell : suite.cells()) {
      for (CellKey key : keys(suite, cell.key())) {
        cells.put(key, new CellSpec(key, cell.benchmark(), settings(cell)));
      }
    }
    List<CellSpec> all = List.copyOf(cells.values());
    return new PlannedSuite(
        suite.name(),
        suite.standsFor(),
        WorkDigest.of(
            plan.seed(), suite.corpusSize(), PlannedSuite.common(all, suite.setups().values())),
        suite.corpusSize(),
        all,
        suite.profilers(),
        suite.setups(),
        suite.share(),
        suite.roundZero());
  }

  /** The cell itself, or one for each of its rates. */
  private List<CellKey> keys(PlannedSuite suite, CellKey cell) {
    Optional<OpenLoopCell> openLoop =
        suite.roundZero().stream()
            .flatMap(zero -> zero.rates().stream())
            .filter(each -> each.cell().equals(cell))
            .findFirst();
    return openLoop
        .map(
            each ->
                calibration.of(cell).stream()
                    .flatMap(found -> found.rates().stream())
                    .map(rate -> at(each, rate))
                    .toList())
        .orElse(List.of(cell));
  }

  private static CellKey at(OpenLoopCell openLoop, String rate) {
    CellKey cell = openLoop.cell();
    Map<String, String> parameters = new TreeMap<>(cell.parameters());
    parameters.put(openLoop.parameter(), rate);
    return CellKey.of(cell.suite(), cell.benchmark(), parameters, cell.mode(), cell.threads());
  }

  private JmhSettings settings(CellSpec cell) {
    JmhSettings settings = cell.settings();
    return calibration
        .of(cell.key())
        .flatMap(CalibratedCell::warmup)
        .map(
            warmup ->
                new JmhSettings(
                    warmup, settings.iterations(), settings.iterationTime(), settings.timeout()))
        .orElse(settings);
  }

  /** What the study says of a cell at a rate holds for it at those that were found out. */
  private PlannedPolicy policy() {
    return plan.policy()
        .with(
            cell ->
                plan.suites().stream()
                    .filter(suite -> suite.name().equals(cell.suite()))
                    .flatMap(suite -> keys(suite, cell).stream())
                    .toList());
  }
}
