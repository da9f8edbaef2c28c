package io.archbench.runner.plan;

import io.archbench.analysis.stats.ShiftRule;
import io.archbench.runner.plan.RoundZero.OpenLoopCell;
import io.archbench.runner.study.JmhOverride;
import io.archbench.runner.study.Study;
import io.archbench.runner.study.SuiteChoice;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.Mode;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDescription.OpenLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans what round 0 finds out: whatever a study that is to be calibrated leaves open. */
record RoundZeroPlanner(Study study, CellOverrides<JmhOverride> lengths) {
  /** What is found out of one suite; empty if nothing is. */
  Optional<RoundZero> plan(SuiteDescription suite, SuiteChoice choice, List<CellSpec> cells) {
    if (!study.jmh().calibrate()) {
      return Optional.empty();
    }
    List<CellKey> warmups = cells.stream().map(CellSpec::key).filter(this::needsWarmup).toList();
    List<OpenLoopCell> rates = new ArrayList<>();
    SortedMap<CellKey, CellSpec> measured = new TreeMap<>();
    for (CellSpec cell : cells) {
      if (warmups.contains(cell.key())) {
        measured.put(cell.key(), watched(cell));
      }
      openLoop(suite, choice, cell.key())
          .ifPresent(
              openLoop -> {
                OpenLoopCell rate = rate(openLoop, cell.key());
                rates.add(rate);
                measured.put(
                    rate.closedLoop(),
                    watched(
                        new CellSpec(
                            rate.closedLoop(),
                            method(suite, openLoop.closedLoop()),
                            cell.settings())));
              });
    }
    return measured.isEmpty()
        ? Optional.empty()
        : Optional.of(new RoundZero(List.copyOf(measured.values()), warmups, rates));
  }

  /** Single calls have no course to watch. */
  private boolean needsWarmup(CellKey cell) {
    boolean stated =
        lengths.apply(
            cell,
            study.jmh().warmup().isPresent(),
            (earlier, override) -> earlier || override.warmup().isPresent());
    return !stated && cell.mode() != Mode.SINGLE_SHOT;
  }

  private static Optional<OpenLoop> openLoop(
      SuiteDescription suite, SuiteChoice choice, CellKey cell) {
    return suite.openLoop().stream()
        .filter(each -> each.benchmark().equals(cell.benchmark()))
        .filter(each -> !choice.params().containsKey(each.parameter()))
        .findFirst();
  }

  private static OpenLoopCell rate(OpenLoop openLoop, CellKey cell) {
    Map<String, String> parameters = new TreeMap<>(cell.parameters());
    parameters.remove(openLoop.parameter());
    return new OpenLoopCell(
        cell,
        openLoop.parameter(),
        CellKey.of(
            cell.suite(), openLoop.closedLoop(), parameters, Mode.THROUGHPUT, cell.threads()));
  }

  private static String method(SuiteDescription suite, String key) {
    return suite.benchmarks().stream()
        .filter(benchmark -> benchmark.key().equals(key))
        .map(Benchmark::method)
        .findFirst()
        .orElseThrow();
  }

  /** From its first iteration on, for as long as warming up may take. */
  private static CellSpec watched(CellSpec cell) {
    JmhSettings settings = cell.settings();
    return new CellSpec(
        cell.key(),
        cell.benchmark(),
        new JmhSettings(
            Duration.ZERO, ShiftRule.LONGEST, settings.iterationTime(), settings.timeout()));
  }
}
