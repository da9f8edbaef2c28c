package io.archbench.runner.run;

import io.archbench.analysis.stats.ShiftRule;
import io.archbench.runner.plan.Calibration;
import io.archbench.runner.plan.Calibration.CalibratedCell;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedSuite;
import io.archbench.runner.plan.RoundZero;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.jmh.ScoreUnit;
import io.archbench.trial.record.CellResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Reads what round 0 measured: the longest warm-up that a variant needs, and rates that the slowest
 * variant can keep.
 */
final class Calibrator {
  private static final List<Double> SHARES = List.of(.3, .5, .7);
  private static final ScoreUnit PER_SECOND = new ScoreUnit(true, 1);

  private final Map<CellKey, Map<String, CellResult.Measured>> measured = new TreeMap<>();
  private final List<String> variants;

  private Calibrator(List<Collected> records) {
    variants =
        records.stream()
            .map(each -> each.record().spec().variant().name())
            .distinct()
            .sorted()
            .toList();
    for (Collected each : records) {
      for (CellResult result : each.record().cells()) {
        if (result instanceof CellResult.Measured cell) {
          measured
              .computeIfAbsent(cell.cell(), any -> new TreeMap<>())
              .put(each.record().spec().variant().name(), cell);
        }
      }
    }
  }

  /**
   * What is found out.
   *
   * @param plan whose round 0 was measured
   * @param records of that round, of all variants that could run
   */
  static Calibration calibrate(Plan plan, List<Collected> records) {
    Calibrator calibrator = new Calibrator(records);
    List<CalibratedCell> cells = new ArrayList<>();
    for (PlannedSuite suite : plan.suites()) {
      suite
          .roundZero()
          .ifPresent(
              zero -> {
                zero.warmups().forEach(cell -> cells.add(calibrator.warmup(cell, suite)));
                zero.rates().forEach(rate -> cells.add(calibrator.rates(rate)));
              });
    }
    return new Calibration(Calibration.SCHEMA, cells);
  }

  private CalibratedCell warmup(CellKey cell, PlannedSuite suite) {
    JmhSettings planned =
        suite.cells().stream()
            .filter(each -> each.key().equals(cell))
            .map(CellSpec::settings)
            .findFirst()
            .orElseThrow();
    int longest = 0;
    List<String> remarks = new ArrayList<>();
    for (String variant : variants) {
      Optional<CellResult.Measured> found = of(cell, variant);
      if (found.isEmpty()) {
        remarks.add("not measured on " + variant);
        continue;
      }
      OptionalInt warm = ShiftRule.warmAfter(found.get().iterations());
      if (warm.isEmpty()) {
        remarks.add("not steady on " + variant);
      }
      longest = Math.max(longest, warm.orElse(ShiftRule.LONGEST));
    }
    Duration length =
        longest == 0 ? planned.warmup() : planned.iterationTime().multipliedBy(longest);
    return new CalibratedCell(
        cell,
        Optional.of(length),
        List.of(),
        remark(remarks, "warm-up " + length.toMillis() + " ms"));
  }

  private CalibratedCell rates(RoundZero.OpenLoopCell openLoop) {
    List<String> remarks = new ArrayList<>();
    double smallest = Double.POSITIVE_INFINITY;
    for (String variant : variants) {
      OptionalDouble maximum = maximum(openLoop.closedLoop(), variant);
      if (maximum.isEmpty()) {
        remarks.add(openLoop.closedLoop() + " not measured on " + variant);
      }
      smallest = Math.min(smallest, maximum.orElse(Double.POSITIVE_INFINITY));
    }
    if (Double.isInfinite(smallest)) {
      return new CalibratedCell(
          openLoop.cell(), Optional.empty(), List.of(), remark(remarks, "no rate is measured"));
    }
    double maximum = smallest;
    List<String> rates =
        SHARES.stream()
            .map(share -> Long.toString(Math.max(1, Math.round(share * maximum))))
            .distinct()
            .toList();
    return new CalibratedCell(
        openLoop.cell(),
        Optional.empty(),
        rates,
        remark(remarks, "rates " + String.join(", ", rates)));
  }

  private OptionalDouble maximum(CellKey cell, String variant) {
    Optional<CellResult.Measured> found = of(cell, variant);
    Optional<ScoreUnit> unit = found.flatMap(each -> ScoreUnit.of(each.unit()));
    return unit.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            unit.get().convert(ShiftRule.warm(found.orElseThrow().iterations()), PER_SECOND));
  }

  private Optional<CellResult.Measured> of(CellKey cell, String variant) {
    return Optional.ofNullable(measured.getOrDefault(cell, Map.of()).get(variant));
  }

  private static Optional<String> remark(List<String> remarks, String result) {
    return remarks.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", remarks) + ": " + result);
  }
}
