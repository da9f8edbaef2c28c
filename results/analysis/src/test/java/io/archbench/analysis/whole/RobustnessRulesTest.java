package io.archbench.analysis.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.archbench.analysis.whole.Robustness.AllCheaper;
import io.archbench.analysis.whole.Robustness.AllDearer;
import io.archbench.analysis.whole.Robustness.Flips;
import io.archbench.analysis.whole.Robustness.Mixed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RobustnessRulesTest {
  private static final double BREAK_EVEN = .8;

  private static Robustness look(
      List<Double> operations, Map<String, Double> suites, Map<String, Double> shares) {
    return RobustnessRules.look(operations, new TreeMap<>(suites), shares, BREAK_EVEN);
  }

  @Test
  void ifEveryOperationIsOnOneSideNoWeightingTurnsTheWhole() {
    assertThat(look(List.of(.81, 3.0), Map.of("a", 1.2), Map.of("a", 1.0)))
        .isEqualTo(new AllCheaper());
    assertThat(look(List.of(.79, .1), Map.of("a", .3), Map.of("a", 1.0)))
        .isEqualTo(new AllDearer());
  }

  @Test
  void theShareAtWhichItFlipsPutsTheWholeExactlyOnBreakEven() {
    Map<String, Double> shares = Map.of("a", .5, "b", .3, "c", .2);
    Map<String, Double> ratios = Map.of("a", 1.1, "b", .9, "c", .5);

    assertThat(look(List.of(1.1, .9, .5), ratios, shares))
        .isInstanceOfSatisfying(
            Flips.class,
            flips -> {
              assertThat(flips.suite()).isEqualTo("c");
              assertThat(flips.above()).isTrue();
              double others = (.5 / 1.1 + .3 / .9) / .8;
              double whole = 1 / (flips.share() / .5 + (1 - flips.share()) * others);
              assertThat(whole).isCloseTo(BREAK_EVEN, within(1e-12));
            });
  }

  @Test
  void aWholeThatIsDearerFlipsWhereItsDearestSuiteWeighsLess() {
    assertThat(
            look(
                List.of(1.0, 1.0, .4),
                Map.of("a", 1.0, "b", 1.0, "c", .4),
                Map.of("a", .2, "b", .2, "c", .6)))
        .isInstanceOfSatisfying(
            Flips.class,
            flips -> {
              assertThat(flips.suite()).isEqualTo("c");
              assertThat(flips.above()).isFalse();
              assertThat(flips.share()).isCloseTo(.25 / 1.5, within(1e-12));
            });
  }

  @Test
  void operationsOfOneSuiteThatDifferInSignAreMixed() {
    assertThat(look(List.of(1.0, .4), Map.of("a", .9), Map.of("a", 1.0))).isEqualTo(new Mixed());
    assertThat(look(List.of(1.0, .4, 1.0), Map.of("a", .9, "b", 1.0), Map.of("a", .5, "b", .5)))
        .isEqualTo(new Mixed());
  }
}
