package io.archbench.k8s.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.cluster.FakeApiServer;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueuedJobsTest {
  private static final String GROUP = "/apis/kueue.x-k8s.io";
  private static final String WORKLOADS = GROUP + "/v1beta2/namespaces/bench/workloads";

  private static Job job(String uid, Map<String, String> labels) {
    return new JobBuilder()
        .withNewMetadata()
        .withName("ab-1")
        .withUid(uid)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withSuspend(true)
        .endSpec()
        .build();
  }

  private static Job queued(String uid) {
    return job(uid, Map.of("kueue.x-k8s.io/queue-name", "shared"));
  }

  private static FakeApiServer kueue() throws IOException {
    return new FakeApiServer()
        .with(
            GROUP,
            """
            {"kind": "APIGroup", "apiVersion": "v1", "name": "kueue.x-k8s.io",
             "preferredVersion": {"groupVersion": "kueue.x-k8s.io/v1beta2", "version": "v1beta2"},
             "versions": [{"groupVersion": "kueue.x-k8s.io/v1beta2", "version": "v1beta2"}]}
            """);
  }

  /** Of the Job with that uid and of no other. */
  private static FakeApiServer saying(String uid, String spec, String status) throws IOException {
    return kueue()
        .with(
            WORKLOADS + "?labelSelector=kueue.x-k8s.io/job-uid=" + uid,
            """
            {"kind": "WorkloadList", "apiVersion": "kueue.x-k8s.io/v1beta2", "metadata": {},
             "items": [{"kind": "Workload", "apiVersion": "kueue.x-k8s.io/v1beta2",
                        "metadata": {"name": "job-ab-1"}, "spec": {%s}, "status": {%s}}]}
            """
                .formatted(spec, status))
        .with(
            WORKLOADS,
            """
            {"kind": "WorkloadList", "apiVersion": "kueue.x-k8s.io/v1beta2", "metadata": {},
             "items": []}
            """);
  }

  private static String condition(String type, String status, String reason, String message) {
    return """
    {"type": "%s", "status": "%s", "reason": "%s", "message": "%s"}
    """
        .formatted(type, status, reason, message);
  }

  private static String why(FakeApiServer server, Job... jobs) {
    try (server;
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(server.config()).build()) {
      QueuedJobs queued = new QueuedJobs(client, "bench");
      String last = "";
      for (Job job : jobs) {
        last = queued.why(job);
      }
      return last;
    }
  }

  @Test
  void aJobWaitsForWhatItsQueueSays() throws IOException {
    String full = condition("QuotaReserved", "False", "Pending", "insufficient quota for cpu");

    assertThat(why(saying("7", "", "\"conditions\": [" + full + "]"), queued("7")))
        .isEqualTo("queued: Pending: insufficient quota for cpu");
  }

  @Test
  void aJobThatWasTakenBackSaysSo() throws IOException {
    String full = condition("QuotaReserved", "False", "Pending", "no quota");
    String evicted = condition("Evicted", "True", "Preempted", "for another one");

    assertThat(why(saying("7", "", "\"conditions\": [" + evicted + "," + full + "]"), queued("7")))
        .isEqualTo("queued: Pending: no quota; evicted before (Preempted: for another one)");
  }

  @Test
  void aJobThatHasItsQuotaWaitsForTheChecks() throws IOException {
    String reserved = condition("QuotaReserved", "True", "QuotaReserved", "");

    assertThat(
            why(
                saying(
                    "7",
                    "",
                    "\"conditions\": ["
                        + reserved
                        + "], \"admissionChecks\": [{\"name\": \"nodes\", \"state\": \"Pending\","
                        + " \"message\": \"being made\"}, {\"name\": \"fine\", \"state\":"
                        + " \"Ready\"}]"),
                queued("7")))
        .isEqualTo("queued: quota is reserved; admission check nodes Pending being made");
  }

  @Test
  void aWorkloadThatWasDeactivatedIsNamed() throws IOException {
    assertThat(why(saying("7", "\"active\": false", ""), queued("7")))
        .contains("job-ab-1 was deactivated");
  }

  @Test
  void theWordsOfOneJobAreNotThoseOfAnother() throws IOException {
    assertThat(why(saying("7", "", ""), queued("8")))
        .isEqualTo("queued: queue shared has not taken note of it yet");
  }

  @Test
  void whoMayNotReadTheWordsIsToldSoForTheFirstJobAlone() throws IOException {
    String told = "queued: why is not known, for workloads.kueue.x-k8s.io may not be listed";

    assertThat(why(kueue().refusing(WORKLOADS, 403), queued("7"))).isEqualTo(told);
    assertThat(why(kueue().refusing(WORKLOADS, 403), queued("7"), queued("7"))).isEqualTo(told);
    assertThat(why(kueue().refusing(WORKLOADS, 403), queued("7"), queued("8"))).isEqualTo("queued");
  }

  @Test
  void aClusterWithoutKueueWillNotAdmitIt() throws IOException {
    assertThat(why(new FakeApiServer(), queued("7"))).contains("nobody will say why, or admit it");
  }

  @Test
  void aJobOfNoQueueWasSuspendedBySomebody() throws IOException {
    assertThat(why(new FakeApiServer(), job("7", Map.of())))
        .startsWith("suspended by somebody: `kubectl patch job ab-1 ");
  }
}
