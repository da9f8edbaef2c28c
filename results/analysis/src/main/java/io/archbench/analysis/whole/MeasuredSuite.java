package io.archbench.analysis.whole;

import io.archbench.analysis.question.SuiteShare;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A suite with what was measured of it.
 *
 * @param representative how many representative cells it has
 * @param loads those at which it has a ratio
 * @param brokenUp loads at which its cells were measured and no unit holds them all
 */
record MeasuredSuite(
    SuiteShare share, int representative, SortedMap<Load, SuiteAtLoad> loads, List<Load> brokenUp) {
  MeasuredSuite {
    loads = Collections.unmodifiableSortedMap(new TreeMap<>(loads));
    brokenUp = List.copyOf(brokenUp);
  }

  String name() {
    return share.suite();
  }

  Optional<SuiteAtLoad> at(Load load) {
    return Optional.ofNullable(loads.get(load));
  }
}
