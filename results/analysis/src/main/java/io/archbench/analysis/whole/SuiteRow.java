package io.archbench.analysis.whole;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.stats.Ratio;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes what a comparison says of one suite. */
record SuiteRow(
    Optional<MeasuredWhole> whole,
    Optional<Valuer> valuer,
    Bearing bearing,
    MixJudge judge,
    List<FleetGroup> fleet) {
  SuiteComparison of(MeasuredSuite suite) {
    Optional<SuiteAtLoad> chosen = chosen(suite);
    return new SuiteComparison(
        suite.name(),
        whole.flatMap(all -> all.shares().of(suite.name())),
        suite.share().assumed(),
        suite.representative(),
        suite.loads().entrySet().stream()
            .map(entry -> loadRatio(entry.getKey(), entry.getValue().estimate()))
            .toList(),
        chosen.map(found -> load(suite)),
        chosen.map(found -> found.estimate().ratio()),
        chosen.map(found -> judge.judge(found.estimate(), List.of(found))),
        chosen.flatMap(found -> valuer.map(each -> value(each, found))));
  }

  static LoadRatio loadRatio(Load load, MixEstimate estimate) {
    Ratio ratio = estimate.ratio();
    return new LoadRatio(load, estimate.units(), estimate.cells(), ratio);
  }

  private Valuation value(Valuer each, SuiteAtLoad found) {
    return each.value(found.estimate(), bearing.of(List.of(found)));
  }

  private Optional<SuiteAtLoad> chosen(MeasuredSuite suite) {
    return suite.loads().isEmpty() ? Optional.empty() : suite.at(load(suite));
  }

  /** That of the whole, so that rows can be compared; or else as if the suite were the whole. */
  private Load load(MeasuredSuite suite) {
    return whole
        .map(all -> all.point().load())
        .filter(load -> suite.at(load).isPresent())
        .orElseGet(
            () -> {
              SortedMap<Load, MixEstimate> loads = new TreeMap<>();
              suite.loads().forEach((load, found) -> loads.put(load, found.estimate()));
              return OperatingPoint.choose(loads, fleet).load();
            });
  }
}
