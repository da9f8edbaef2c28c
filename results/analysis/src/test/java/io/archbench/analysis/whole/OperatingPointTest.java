package io.archbench.analysis.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.analysis.price.FleetGroup;
import io.archbench.analysis.stats.LogRatioEstimate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingPointTest {
  private static MixEstimate ratio(double value, double se) {
    double theta = Math.log(value);
    return new MixEstimate(9, 1, theta, Optional.of(new LogRatioEstimate(theta, se, 16)), 0, false);
  }

  private static OperatingPoint choose(
      MixEstimate quarter, MixEstimate max, String... utilisations) {
    List<FleetGroup> fleet =
        Arrays.stream(utilisations)
            .map(
                utilisation ->
                    MoneyStudy.group(
                        "g", Optional.empty(), utilisation.isEmpty() ? null : utilisation))
            .toList();
    return OperatingPoint.choose(
        new TreeMap<>(Map.of(Load.QUARTER, quarter, Load.MAX, max)), fleet);
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, QUARTER",
    "0.35, QUARTER",
    "0.3501, MAX",
    "0.6999, MAX",
    "0.7, MAX",
    "1, MAX",
  })
  void utilisationChoosesAndBetweenTheLoadsTheSmallerRatioStands(String busy, Load load) {
    assertThat(choose(ratio(1, .01), ratio(.9, .01), busy).load()).isEqualTo(load);
  }

  @ParameterizedTest
  @CsvSource({
    "0.35, QUARTER",
    "0.3501, QUARTER",
    "0.6999, QUARTER",
    "0.7, MAX",
  })
  void theSmallerRatioMayBeThatOfAnIdleNode(String busy, Load load) {
    assertThat(choose(ratio(.9, .01), ratio(1, .01), busy).load()).isEqualTo(load);
  }

  @Test
  void ofSeveralGroupsTheMeanCounts() {
    OperatingPoint point = choose(ratio(1, .01), ratio(.9, .01), "0.1", "0.5");

    assertThat(point.load()).isEqualTo(Load.QUARTER);
    assertThat(point.words())
        .isEqualTo("the fleet's nodes are 30 % busy: a quarter of the CPUs busy");
  }

  @Test
  void groupsThatDoNotSayAreNamed() {
    assertThat(choose(ratio(1, .01), ratio(.9, .01), "0.8", "").words())
        .isEqualTo("the fleet's nodes are 80 % busy (not stated for g): all CPUs busy");
  }

  @Test
  void unknownUtilisationMeansTheSmallerLowerEndNotTheSmallerRatio() {
    OperatingPoint point = choose(ratio(1, .1), ratio(.95, .01));

    assertThat(point.load()).isEqualTo(Load.QUARTER);
    assertThat(point.words())
        .isEqualTo(
            "how busy the fleet's nodes are is not stated: the more cautious of two loads, a"
                + " quarter of the CPUs busy");
    assertThat(choose(ratio(1, .01), ratio(.95, .01)).load()).isEqualTo(Load.MAX);
  }

  @Test
  void ifOnlyOneLoadWasMeasuredItStandsAndTheOtherIsMissed() {
    List<FleetGroup> idle = List.of(MoneyStudy.group("g", Optional.empty(), "0.2"));
    List<FleetGroup> busy = List.of(MoneyStudy.group("g", Optional.empty(), "0.9"));
    TreeMap<Load, MixEstimate> max = new TreeMap<>(Map.of(Load.MAX, ratio(1, .01)));

    assertThat(OperatingPoint.choose(max, idle).words())
        .isEqualTo("all CPUs busy: a quarter of the CPUs busy was not measured on both sides");
    assertThat(OperatingPoint.choose(max, busy).words()).isEqualTo("all CPUs busy");
    assertThat(OperatingPoint.choose(max, List.of()).load()).isEqualTo(Load.MAX);
  }

  @Test
  void numbersOfThreadsStandOnlyWhereNoSuiteHasALoad() {
    MoneyStudy study =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "1")
            .suite("two", "0.5", "B.b", "1")
            .cell("one/A.a:thrpt:tmax", .8)
            .cell("two/B.b:thrpt:t4", 1.2)
            .listPrices()
            .fleet(MoneyStudy.group("g", Optional.empty(), "0.2"));

    assertThat(study.whole().load()).isEqualTo(Load.MAX);
    assertThat(study.whole().coverage()).isEqualTo(.5);
    assertThat(study.whole().notes()).contains("two was not measured on both sides, all CPUs busy");
    assertThat(study.compare().suites().get(1).load()).contains(Load.AS_MEASURED);
  }

  @Test
  void bothLoadsAreShownAndSuitesAreTakenAtTheWholesLoad() {
    MoneyStudy study =
        MoneyStudy.ownNodes()
            .suite("one", "0.5", "A.a", "1")
            .suite("two", "0.5", "B.b", "1")
            .cell("one/A.a:thrpt:tquarter", .8)
            .cell("one/A.a:thrpt:tmax", 1.5)
            .cell("two/B.b:thrpt:tquarter", 1.2)
            .cell("two/B.b:thrpt:tmax", 1.1)
            .listPrices()
            .fleet(MoneyStudy.group("g", Optional.empty(), "0.9"));

    Whole whole = study.whole();
    assertThat(whole.loads()).extracting(LoadRatio::load).containsExactly(Load.QUARTER, Load.MAX);
    assertThat(whole.load()).isEqualTo(Load.MAX);
    assertThat(study.compare().suites())
        .extracting(suite -> suite.load().orElseThrow())
        .containsOnly(Load.MAX);
    assertThat(study.compare().suites().get(0).loads()).hasSize(2);
  }
}
