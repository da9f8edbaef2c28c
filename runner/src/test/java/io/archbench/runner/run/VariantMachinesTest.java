package io.archbench.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.synthetic.EnvironmentBuilder;
import io.archbench.trial.synthetic.RecordBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariantMachinesTest {
  private static Collected on(String cpu, String variant, String node) {
    return RecordBuilder.of("indexing", variant)
        .place(node)
        .environment(EnvironmentBuilder.of(Architecture.AMD64).cpuModel(cpu).build())
        .collected();
  }

  @Test
  void nodesOfOneKindAreNothingToSpeakOf() {
    VariantMachines machines = VariantMachines.of(List.of());

    assertThat(machines.add(on("A", "one", "node-1"))).isEmpty();
    assertThat(machines.add(on("A", "one", "node-2"))).isEmpty();
    assertThat(machines.add(on("B", "two", "node-3"))).isEmpty();
    assertThat(machines.words()).isEmpty();
  }

  @Test
  void anotherKindIsToldOnceThoughTheNodeHasTheSameName() {
    VariantMachines machines =
        VariantMachines.of(List.of(on("A", "one", "node-1"), on("A", "one", "node-1")));

    assertThat(machines.add(on("B", "one", "node-1")).orElseThrow())
        .startsWith("one ran on several kinds of machine: A")
        .contains("B", "(node-1)", "nodeLabels");
    assertThat(machines.add(on("B", "one", "node-1"))).isEmpty();
    assertThat(machines.words()).hasSize(1);
  }
}
