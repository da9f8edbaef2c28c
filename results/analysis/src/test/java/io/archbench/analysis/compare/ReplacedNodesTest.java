package io.archbench.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.synthetic.EnvironmentBuilder;
import io.archbench.trial.synthetic.RecordBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacedNodesTest {
  private static Collected on(String cpu, String node) {
    return on("arm", cpu, node);
  }

  private static Collected on(String variant, String cpu, String node) {
    return RecordBuilder.of("indexing", variant)
        .place(node)
        .environment(EnvironmentBuilder.of(Architecture.AMD64).cpuModel(cpu).build())
        .collected();
  }

  private static List<String> places(Collected... trials) {
    return ReplacedNodes.apart(List.of(trials)).stream()
        .map(trial -> trial.placement().place())
        .toList();
  }

  @Test
  void nodesThatStayWhatTheyAreKeepTheirNames() {
    assertThat(places(on("A", "node-1"), on("A", "node-1"), on("B", "node-2")))
        .containsExactly("node-1", "node-1", "node-2");
  }

  @Test
  void aNameThatAnotherMachineGotIsTwoPlaces() {
    assertThat(places(on("A", "node-1"), on("B", "node-1"), on("A", "node-1")))
        .containsExactly(
            "node-1 (A stepping 6, 16 CPUs)",
            "node-1 (B stepping 6, 16 CPUs)",
            "node-1 (A stepping 6, 16 CPUs)");
  }

  @Test
  void variantsThatEachRanOnAnotherMachineOfOneNameStayComparedAndUnfair() {
    assertThat(places(on("base", "A", "node-1"), on("head", "B", "node-1")))
        .containsExactly("node-1", "node-1");
  }

  @Test
  void allVariantsOfAReplacedNodeAreToldApart() {
    assertThat(
            places(
                on("base", "A", "node-1"),
                on("head", "A", "node-1"),
                on("base", "B", "node-1"),
                on("head", "B", "node-1")))
        .containsExactly(
            "node-1 (A stepping 6, 16 CPUs)",
            "node-1 (A stepping 6, 16 CPUs)",
            "node-1 (B stepping 6, 16 CPUs)",
            "node-1 (B stepping 6, 16 CPUs)");
  }
}
