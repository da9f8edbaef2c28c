package io.archbench.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.archbench.k8s.doctor.VariantNeeds;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyReader;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StudyNeedsTest {
  private static final String STUDY =
      """
      schema: 1
      study: demo
      variants:
        amd: {arch: amd64, nodes: 3, price: azure/Standard_D16s_v6}
        lent: {arch: amd64, nodes: [a], price: azure/Standard_D16s_v6, pricedAs: true}
        small: {arch: amd64, resources: {cpu: 2}}
      comparisons: [{baseline: amd, contender: lent}, {baseline: amd, contender: small}]
      suites:
        indexing: {size: small}
        wide: {size: small}
      resources: {cpu: 14, memory: 40Gi, heap: 1Gi}
      kubernetes: {image: "registry.test/bench@sha256:%s"}
      """
          .formatted("a".repeat(64));

  @Test
  void eachVariantNeedsItsNodesItsLargestTrialAndTheTypeItIsPricedAs() {
    ParsedStudy parsed = StudyReader.parse("study.yaml", STUDY);
    Plan plan = PlanFixtures.plan(STUDY);
    Plan there =
        plan.on(
            StudyCluster.of(
                parsed, Optional.empty(), new TreeMap<>(), Optional.empty(), Optional::empty),
            StudyCluster.images(parsed, plan));

    assertThat(StudyNeeds.of(there))
        .extracting(
            need -> need.variant().name(),
            VariantNeeds::wanted,
            need -> need.largest().resources().cpu(),
            VariantNeeds::pricedType)
        .containsExactly(
            tuple("amd", 3, 14, Optional.of("Standard_D16s_v6")),
            tuple("lent", 1, 14, Optional.empty()),
            tuple("small", 5, 2, Optional.empty()));
  }
}
