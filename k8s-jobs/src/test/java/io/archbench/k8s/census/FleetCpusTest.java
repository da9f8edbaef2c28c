package io.archbench.k8s.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FleetCpusTest {
  private static List<CountedNode> nodes(Architecture architecture, Map<String, Integer> models) {
    List<CountedNode> nodes = new ArrayList<>();
    models.forEach(
        (model, number) -> {
          for (int i = 0; i < number; i++) {
            nodes.add(
                CountedNode.described(
                    node(model + i, architecture.text()), FakeNodes.machine(architecture, model)));
          }
        });
    return nodes;
  }

  private static FleetNode node(String name, String architecture) {
    return new FleetNode(
        name, Optional.empty(), Optional.empty(), architecture, Instant.EPOCH, Optional.empty());
  }

  private static SortedMap<String, BigDecimal> shares(Map<String, Integer> models) {
    return FleetCpus.of(nodes(Architecture.AMD64, models)).get(0).cpus();
  }

  private static BigDecimal sum(Collection<BigDecimal> shares) {
    return shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void sharesAreAsShortAsTheyCanBe() {
    assertThat(shares(Map.of("one", 3))).isEqualTo(Map.of("one", new BigDecimal("1")));
    assertThat(shares(Map.of("one", 30, "other", 10)))
        .isEqualTo(Map.of("one", new BigDecimal("0.75"), "other", new BigDecimal("0.25")));
  }

  @Test
  void sharesThatDoNotEndAreRoundedSoThatTheySumToOne() {
    assertThat(shares(Map.of("a", 1, "b", 1, "c", 1)))
        .isEqualTo(
            Map.of(
                "a", new BigDecimal("0.334"),
                "b", new BigDecimal("0.333"),
                "c", new BigDecimal("0.333")));
    assertThat(shares(Map.of("a", 2, "b", 4, "c", 1)))
        .isEqualTo(
            Map.of(
                "a", new BigDecimal("0.286"),
                "b", new BigDecimal("0.571"),
                "c", new BigDecimal("0.143")));
  }

  @Test
  void oneNodeOfVeryManyStillHasAShare() {
    SortedMap<String, BigDecimal> shares = shares(Map.of("common", 9_999, "rare", 2));

    assertThat(shares.get("rare")).isPositive();
    assertThat(sum(shares.values())).isEqualByComparingTo(BigDecimal.ONE);
  }

  @Test
  void sharesSumToOneWhateverTheCounts() {
    for (int a = 1; a < 40; a++) {
      for (int b = 1; b < 40; b++) {
        SortedMap<String, BigDecimal> shares =
            shares(new TreeMap<>(Map.of("a", a, "b", b, "c", 7)));
        assertThat(sum(shares.values())).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isPositive());
      }
    }
  }

  @Test
  void eachArchitectureHasItsOwnAndWhatIsNotCountedIsInNone() {
    List<CountedNode> all = new ArrayList<>(nodes(Architecture.ARM64, Map.of("Neoverse N1", 2)));
    all.addAll(nodes(Architecture.AMD64, Map.of("Xeon", 1)));
    all.add(CountedNode.leftOut(node("away", "amd64"), "is not ready"));

    NodeCensus census = NodeCensus.of(Instant.EPOCH, "image", all);

    assertThat(census.fleets())
        .extracting(fleet -> fleet.architecture() + " " + fleet.nodes())
        .containsExactly("amd64 {Xeon=1}", "arm64 {Neoverse N1=2}");
    assertThat(census.counted()).isEqualTo(3);
    assertThat(census.nodes())
        .extracting(one -> one.node().name())
        .containsExactly("Xeon0", "Neoverse N10", "Neoverse N11", "away");
  }
}
