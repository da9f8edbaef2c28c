package io.archbench.k8s.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.Resources;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.Toleration;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialJobTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/archbench/k8s/job/trial-job.yaml");

  private static final String IMAGE = "registry.test/bench@sha256:" + "a".repeat(64);
  private static final JobSettings SETTINGS =
      new JobSettings(
          "bench",
          Optional.empty(),
          List.of("registry-login"),
          Optional.of("low"),
          Optional.of("arm"),
          Map.of("team", "search"),
          Map.of("team.test/cost", "7"));

  private static final VariantSpec VARIANT =
      new VariantSpec(
          "arm64",
          Architecture.ARM64,
          21,
          List.of(),
          Map.of("node.kubernetes.io/instance-type", "Standard_D16ps_v6"),
          List.of(new Toleration("node-role.vos/arm_controller", "Equal", "true", "NoSchedule")),
          List.of(),
          IMAGE);

  private static TrialSpec spec(Resources resources) {
    return TrialSpecs.of(VARIANT, resources);
  }

  private static TrialSpec spec() {
    return spec(new Resources(14, "none", 48L << 30, 8L << 30, "memory"));
  }

  private static PodSpec pod(TrialSpec spec) {
    return TrialJob.of(spec, SETTINGS).getSpec().getTemplate().getSpec();
  }

  @Test
  void theJobIsWhatTheGoldenFileHolds() throws IOException {
    Job job = TrialJob.of(spec(), SETTINGS);
    String yaml =
        Serialization.asYaml(job).replace(SpecEnvelope.encode(spec()), "the-spec-in-its-envelope");
    if (Boolean.getBoolean("archbench.golden.update")) {
      Files.writeString(GOLDEN, yaml);
    }
    assertThat(yaml).isEqualTo(Files.readString(GOLDEN));
    assertThat(Serialization.asYaml(TrialJob.of(spec(), SETTINGS)))
        .isEqualTo(Serialization.asYaml(job));
  }

  @Test
  void theArchitectureIsRequiredInTheSameTermAsTheNode() {
    List<NodeSelectorTerm> terms =
        pod(spec())
            .getAffinity()
            .getNodeAffinity()
            .getRequiredDuringSchedulingIgnoredDuringExecution()
            .getNodeSelectorTerms();

    // terms are alternatives: an architecture in a term of its own would be none
    assertThat(terms).hasSize(1);
    assertThat(terms.get(0).getMatchExpressions())
        .extracting(one -> one.getKey() + " " + one.getOperator() + " " + one.getValues())
        .containsExactly(
            "kubernetes.io/arch In [arm64]",
            "kubernetes.io/os In [linux]",
            "node.kubernetes.io/instance-type In [Standard_D16ps_v6]");
    assertThat(terms.get(0).getMatchFields())
        .extracting(one -> one.getKey() + " " + one.getOperator() + " " + one.getValues())
        .containsExactly("metadata.name In [aks-arm-1]");
    assertThat(
            pod(spec())
                .getAffinity()
                .getNodeAffinity()
                .getPreferredDuringSchedulingIgnoredDuringExecution())
        .isEmpty();
  }

  @Test
  void theAgentFindsItsSpec() {
    Container bench = pod(spec()).getContainers().get(0);

    assertThat(bench.getEnv()).hasSize(1);
    assertThat(bench.getEnv().get(0).getName()).isEqualTo("ARCHBENCH_SPEC");
    assertThat(SpecEnvelope.decode(bench.getEnv().get(0).getValue())).isEqualTo(spec());
  }

  @Test
  void cpusHaveALimitOnlyWhereTheStudyAsksForOne() {
    Quantity fourteen = new Quantity("14");
    assertThat(limits("none")).doesNotContainKey("cpu").containsKey("memory");
    assertThat(limits("equal")).containsEntry("cpu", fourteen);
    assertThat(limits("16")).containsEntry("cpu", new Quantity("16"));
    assertThat(
            pod(spec(new Resources(null, "equal", null, 1 << 20, "disk")))
                .getContainers()
                .get(0)
                .getResources()
                .getLimits())
        .isEmpty();
  }

  private static Map<String, Quantity> limits(String cpuLimit) {
    return pod(spec(new Resources(14, cpuLimit, 48L << 30, 8L << 30, "memory")))
        .getContainers()
        .get(0)
        .getResources()
        .getLimits();
  }

  @Test
  void thePodEndsAfterTheAgentsOwnDeadline() {
    assertThat(Duration.ofSeconds(pod(spec()).getActiveDeadlineSeconds()))
        .isGreaterThan(spec().deadline());
    // the Job's own would delete pod and log
    assertThat(TrialJob.of(spec(), SETTINGS).getSpec().getActiveDeadlineSeconds()).isNull();
  }

  @Test
  void namesAreWhatKubernetesTakes() {
    assertThat(TrialJob.name(spec()))
        .isEqualTo("ab-abcdefgh-indexing-arm64-r02-a1")
        .hasSizeLessThanOrEqualTo(63);
  }

  @Test
  void aJobThatWaitsInAQueueIsNotFailedByTheEndOfAPodThatTheQueueTookBack() {
    Job queued = TrialJob.of(spec(), SETTINGS);
    Job own = TrialJob.of(spec(), JobSettings.in("bench"));

    assertThat(queued.getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "arm");
    assertThat(queued.getSpec().getSuspend()).as("that is the queue's business").isNull();
    assertThat(codes(queued)).isEmpty();
    assertThat(codes(own)).contains(75, 137);
    assertThat(queued.getSpec().getPodFailurePolicy().getRules())
        .as("what ends a pod for good")
        .singleElement()
        .satisfies(rule -> assertThat(rule.getAction()).isEqualTo("FailJob"));
  }

  private static List<Integer> codes(Job job) {
    return job.getSpec().getPodFailurePolicy().getRules().stream()
        .filter(rule -> rule.getOnExitCodes() != null)
        .flatMap(rule -> rule.getOnExitCodes().getValues().stream())
        .toList();
  }
}
