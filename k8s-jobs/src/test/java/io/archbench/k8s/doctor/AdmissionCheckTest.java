package io.archbench.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.archbench.k8s.cluster.FakeApiServer;
import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.TrialSpecs;
import io.archbench.trial.Architecture;
import io.archbench.trial.Resources;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionCheckTest {
  private static final VariantSpec ARM =
      new VariantSpec(
          "arm",
          Architecture.ARM64,
          null,
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          "registry.test/bench@sha256:" + "a".repeat(64));

  /** What is found if the server stamps pods with that time. */
  private static List<Finding> stamped(Instant time) throws IOException {
    VariantNeeds needs =
        new VariantNeeds(
            ARM,
            1,
            TrialSpecs.of(ARM, new Resources(null, "none", null, 1L << 30, "memory")),
            Optional.empty());
    String pod =
        Serialization.asJson(
            new PodBuilder()
                .withNewMetadata()
                .withCreationTimestamp(time.toString())
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .build());
    try (FakeApiServer server = new FakeApiServer().with("/api/v1/namespaces/bench/pods", pod);
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(server.config()).build()) {
      return new AdmissionCheck(client, JobSettings.in("bench")).of(needs);
    }
  }

  @Test
  void aServerWhoseClockIsAnHourAheadIsTold() throws IOException {
    assertThat(stamped(Instant.now().plusSeconds(3600)).get(0))
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.CLOCK_SKEW);
              assertThat(finding.what())
                  .matches("the API server's clock is 3[56]\\d\\d s ahead of this machine's");
            });
  }

  @Test
  void aServerWhoseClockIsBehindIsTold() throws IOException {
    assertThat(stamped(Instant.now().minusSeconds(3600)))
        .extracting(Finding::kind, finding -> finding.what().contains("s behind this machine's"))
        .containsOnly(tuple(FindingKind.CLOCK_SKEW, true));
  }

  @Test
  void aServerWithTheSameTimeIsNoFinding() throws IOException {
    assertThat(stamped(Instant.now())).isEmpty();
  }
}
