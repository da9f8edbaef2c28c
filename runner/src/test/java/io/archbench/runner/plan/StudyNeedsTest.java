package io.archbench.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.archbench.k8s.doctor.VariantNeeds;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyReader;
import java.time.Duration;
import java.util.Map;
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
            StudyCluster.images(parsed));

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

  @Test
  void variantsThatShareNodesTakeThemOneAfterTheOther() {
    String study =
        """
        schema: 1
        study: demo
        variants:
          old: {arch: amd64, jdk: 17, nodes: 5}
          new: {arch: amd64, jdk: 21, nodes: 5}
          far: {arch: amd64, nodes: 5, nodeLabels: {pool: far}}
        comparisons: [{baseline: old, contender: new}, {baseline: old, contender: far}]
        suites:
          indexing: {size: small}
        jmh: {warmup: 10s, iterations: 10, iterationTime: 1s, threads: [max]}
        rounds: {min: 5, max: 5}
        kubernetes: {image: "registry.test/bench@sha256:%s"}
        """
            .formatted("a".repeat(64));
    ParsedStudy parsed = StudyReader.parse("study.yaml", study);
    Plan plan = PlanFixtures.plan(study);
    Plan there =
        plan.on(
            StudyCluster.of(
                parsed, Optional.empty(), new TreeMap<>(), Optional.empty(), Optional::empty),
            StudyCluster.images(parsed));

    PlanEstimate estimate = PlanEstimate.of(there, StudyJobs.places(there));

    assertThat(StudyJobs.places(there).get("new")).isEqualTo(StudyJobs.places(there).get("old"));
    Duration once =
        PlanEstimate.of(there, Map.of("far", StudyJobs.places(there).get("far"))).wall();
    assertThat(estimate.wall())
        .as("old and new in turn, far beside them")
        .isEqualTo(once.multipliedBy(2));
    assertThat(estimate.placeTime())
        .as("ten nodes, five of them idle half of the time")
        .isEqualTo(once.multipliedBy(2 * 10));
    assertThat(estimate.variants().keySet()).containsExactly("far", "old");
  }
}
