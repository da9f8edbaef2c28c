package io.archbench.analysis.whole;

import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.sample.Unit;
import io.archbench.analysis.verdict.VerdictRules;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What bears on verdicts beside the numbers.
 *
 * @param unfair fields of the environment that differ though they should not, in words
 */
record Bearing(Pairing pairing, Unit unit, List<String> unfair) {
  Bearing {
    unfair = List.copyOf(unfair);
  }

  boolean isPaired() {
    return unit == Unit.BLOCK;
  }

  /** The circumstances of a money verdict on a mix of suites. */
  Circumstances of(Collection<SuiteAtLoad> suites) {
    return new Circumstances(
        unit.text(),
        hoursPerUnit(suites),
        demonstration(suites)
            .or(
                () ->
                    unfair.isEmpty()
                        ? Optional.empty()
                        : Optional.of("the sides also differ in " + String.join("; ", unfair))));
  }

  /** Time that one further unit a side takes. */
  double hoursPerUnit(Collection<SuiteAtLoad> suites) {
    double sequential =
        switch (pairing) {
          case SAME_NODE -> 2; // one side after the other
          case OWN_NODES, FILES -> 1;
        };
    return sequential
        * suites.stream().mapToDouble(suite -> suite.hoursPerRound() * forksPerUnit(suite)).sum();
  }

  /** Why a mix may not have been steady, in words. */
  Optional<String> demonstration(Collection<SuiteAtLoad> suites) {
    boolean brief =
        suites.stream()
            .flatMap(suite -> suite.mix().cells().stream())
            .anyMatch(cell -> VerdictRules.isDemonstration(cell.samples().cell()));
    return Optional.of(
            pairing == Pairing.FILES
                ? "some of it was measured too briefly to be steady"
                : "a demonstration: too short to be steady")
        .filter(words -> brief);
  }

  /** Nodes, or files, of the side that has fewer. */
  int places(Collection<SuiteAtLoad> suites) {
    return Math.min(places(suites, CellSamples::baseline), places(suites, CellSamples::contender));
  }

  private static int forksPerUnit(SuiteAtLoad suite) {
    return suite.mix().cells().stream()
        .mapToInt(
            cell ->
                Math.max(
                    cell.samples().baseline().forksPerUnit(),
                    cell.samples().contender().forksPerUnit()))
        .max()
        .orElse(1);
  }

  private static int places(
      Collection<SuiteAtLoad> suites, Function<CellSamples, SideSamples> side) {
    Set<String> places = new HashSet<>();
    for (SuiteAtLoad suite : suites) {
      suite.mix().cells().forEach(cell -> places.addAll(side.apply(cell.samples()).places()));
    }
    return places.size();
  }
}
