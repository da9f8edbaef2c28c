package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.STUDY;
import static io.archbench.runner.plan.PlanFixtures.places;
import static io.archbench.runner.plan.PlanFixtures.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelfPlanTest {
  private final Plan plan = plan(STUDY);
  private final PlannedVariant parallel =
      SelfPlan.variant(plan, Optional.of("parallel")).orElseThrow();

  private Plan self(boolean ownNodes, Place... places) {
    return SelfPlan.of(plan, parallel, List.of(places), ownNodes);
  }

  @Test
  void bothSidesAreTheVariantAndDoTheSameWorkOnTheSameNodes() {
    Plan self = self(false);

    assertThat(self.variants()).extracting(PlannedVariant::name).containsExactly("a", "b");
    assertThat(self.variants())
        .allSatisfy(side -> assertThat(side.spec().jvmArgs()).isEqualTo(parallel.spec().jvmArgs()));
    assertThat(self.workSha256()).isEqualTo(plan.workSha256());
    assertThat(self.itself()).contains("parallel");
    assertThat(plan.itself()).isEmpty();
    Round round =
        PlanFixtures.round(new RoundPlanner(self), 1, Map.of("a", places("n"), "b", places("n")));
    assertThat(round.blocks()).hasSize(1);
    assertThat(round.trials()).hasSize(2);
  }

  @Test
  void ownNodesAreSplitAtRandomAndAlwaysAlike() {
    Place[] seven = places("n1", "n2", "n3", "n4", "n5", "n6", "n7").toArray(Place[]::new);
    Plan self = self(true, seven);

    List<String> first = self.variants().get(0).spec().nodes();
    List<String> second = self.variants().get(1).spec().nodes();
    assertThat(first).hasSize(3);
    assertThat(second).hasSize(4);
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    assertThat(all).containsExactlyInAnyOrder("n1", "n2", "n3", "n4", "n5", "n6", "n7");
    assertThat(all).as("not in their order").isNotEqualTo(all.stream().sorted().toList());
    assertThat(self(true, seven)).isEqualTo(self);
    assertThat(self.variants().get(1).wantedPlaces()).isEqualTo(4);
  }

  @Test
  void fiveNodesAreNotMeasurable() {
    Place[] five = places("n1", "n2", "n3", "n4", "n5").toArray(Place[]::new);

    assertThatThrownBy(() -> self(true, five))
        .isInstanceOf(UnpairedPlacesException.class)
        .hasMessageContaining("not measurable");
  }

  @Test
  void theFirstVariantIsChosenUnlessAnotherIsNamed() {
    assertThat(SelfPlan.variant(plan, Optional.empty()).orElseThrow().name()).isEqualTo("g1");
    assertThat(SelfPlan.variant(plan, Optional.of("nobody"))).isEmpty();
  }
}
