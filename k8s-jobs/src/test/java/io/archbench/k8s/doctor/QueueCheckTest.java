package io.archbench.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.cluster.FakeApiServer;
import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueCheckTest {
  private static final String QUEUE =
      "/apis/kueue.x-k8s.io/v1beta2/namespaces/bench/localqueues/arm";

  private static FakeApiServer serving(String group) throws IOException {
    return new FakeApiServer()
        .with(
            "/apis/" + group,
            """
            {"kind": "APIGroup", "apiVersion": "v1", "name": "%1$s",
             "preferredVersion": {"groupVersion": "%1$s/v1beta2", "version": "v1beta2"},
             "versions": [{"groupVersion": "%1$s/v1beta2", "version": "v1beta2"}]}
            """
                .formatted(group));
  }

  private static List<FindingKind> findings(FakeApiServer server, Optional<String> queue) {
    JobSettings settings =
        new JobSettings(
            "bench", Optional.empty(), List.of(), Optional.empty(), queue, Map.of(), Map.of());
    try (server;
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(server.config()).build()) {
      return new QueueCheck(client, settings).findings().stream().map(Finding::kind).toList();
    }
  }

  @Test
  void aQueueThatIsThereIsFoundInTheVersionThatIsServed() throws IOException {
    FakeApiServer server =
        serving("kueue.x-k8s.io").with(QUEUE, "{\"kind\": \"LocalQueue\", \"metadata\": {}}");

    assertThat(findings(server, Optional.of("arm"))).isEmpty();
  }

  @Test
  void aQueueThatIsNotThereIsMissing() throws IOException {
    assertThat(findings(serving("kueue.x-k8s.io"), Optional.of("arm")))
        .containsExactly(FindingKind.QUEUE_MISSING);
  }

  @Test
  void withoutKueueEachQueueIsMissing() throws IOException {
    assertThat(findings(serving("apps"), Optional.of("arm")))
        .containsExactly(FindingKind.QUEUE_MISSING);
  }

  @Test
  void aQueueThatMayNotBeReadIsANote() throws IOException {
    FakeApiServer server = serving("kueue.x-k8s.io").refusing(QUEUE, 403);

    assertThat(findings(server, Optional.of("arm")))
        .containsExactly(FindingKind.QUEUE_NOT_READABLE);
  }

  @Test
  void aStudyWithoutAQueueAsksNothing() throws IOException {
    assertThat(findings(new FakeApiServer(), Optional.empty())).isEmpty();
  }
}
