package io.archbench.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.cluster.FakeApiServer;
import io.archbench.k8s.detached.RunnerImage;
import io.archbench.k8s.detached.RunnerSettings;
import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunnerCheckTest {
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final String CLAIM = "/api/v1/namespaces/bench/persistentvolumeclaims/runs";

  private static FakeApiServer allowing(boolean all) throws IOException {
    return new FakeApiServer()
        .with(
            REVIEWS,
            """
            {"kind": "SelfSubjectAccessReview", "apiVersion": "authorization.k8s.io/v1",
             "status": {"allowed": %s}}
            """
                .formatted(all));
  }

  private static List<Finding> findings(FakeApiServer server) {
    JobSettings settings = JobSettings.in("bench");
    RunnerNeeds needs =
        new RunnerNeeds(
            RunnerImage.unseen("registry.test/archbench:1"),
            new RunnerSettings("runs", "runner", Map.of(), List.of(), Set.of(), false));
    try (server;
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(server.config()).build()) {
      return new RunnerCheck(client, settings, new PermissionCheck(client)).of(needs);
    }
  }

  @Test
  void whatTheClusterSaysOfTheRunnersPodIsSaidOfTheRunner() throws IOException {
    FakeApiServer server =
        allowing(true)
            .with(CLAIM, "{\"kind\": \"PersistentVolumeClaim\", \"metadata\": {}}")
            .refusing("/api/v1/namespaces/bench/pods", 403);

    assertThat(findings(server))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.POD_REFUSED);
              assertThat(finding.where()).isEqualTo("runner");
            });
  }

  @Test
  void aClaimThatIsNotThereIsMissing() throws IOException {
    assertThat(findings(allowing(true)))
        .extracting(Finding::kind)
        .contains(FindingKind.CLAIM_MISSING);
  }

  @Test
  void whoMayNotLookIsToldOfTheRightAndNothingOfTheClaim() throws IOException {
    List<Finding> findings = findings(allowing(false).refusing(CLAIM, 403));

    assertThat(findings).extracting(Finding::kind).containsOnly(FindingKind.CLUSTER_PERMISSION);
    assertThat(findings)
        .extracting(Finding::fix)
        .allMatch(fix -> fix.startsWith("add to the Role archbench-detach: "));
  }
}
