package io.archbench.k8s.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.cluster.FakeApiServer;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadReaderTest {
  private static final String METRICS_OF_ALL = "/apis/metrics.k8s.io/v1beta1/pods";
  private static final String METRICS = "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods";

  private static String web(String name, String node) {
    return """
        {"metadata": {"name": "%s", "namespace": "shop", "labels": {"pod-template-hash": "7f9c"},
           "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web-7f9c",
                                "uid": "1", "controller": true}]},
         "spec": {%s "containers": [
           {"name": "web", "resources": {"requests": {"cpu": "1500m", "memory": "2Gi"},
                                         "limits": {"cpu": "2"}}},
           {"name": "proxy", "resources": {"requests": {"cpu": "100m"}, "limits": {"cpu": "1"}}}]},
         "status": {"phase": "%s"}}
        """
        .formatted(
            name,
            node.isEmpty() ? "" : "\"nodeName\": \"" + node + "\",",
            node.isEmpty() ? "Pending" : "Running");
  }

  private static final String PODS =
      """
      {"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": [
        %s, %s, %s,
        {"metadata": {"name": "store-0", "namespace": "shop",
           "ownerReferences": [{"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "store",
                                "uid": "2", "controller": true}]},
         "spec": {"nodeName": "n2", "containers": [
           {"name": "store", "resources": {"requests": {"cpu": "0.8"}}}]},
         "status": {"phase": "Running"}},
        {"metadata": {"name": "lone", "namespace": "shop"},
         "spec": {"nodeName": "n2", "containers": [{"name": "a"}]},
         "status": {"phase": "Running"}},
        {"metadata": {"name": "done", "namespace": "shop"},
         "spec": {"nodeName": "n2", "containers": [
           {"name": "a", "resources": {"requests": {"cpu": "64"}}}]},
         "status": {"phase": "Succeeded"}}
      ]}
      """
          .formatted(web("web-7f9c-a", "n1"), web("web-7f9c-b", "n2"), web("web-7f9c-c", ""));

  private static final String USE =
      """
      {"kind": "PodMetricsList", "apiVersion": "metrics.k8s.io/v1beta1", "metadata": {}, "items": [
        {"metadata": {"name": "web-7f9c-a", "namespace": "shop"},
         "timestamp": "2026-11-01T10:00:00Z", "window": "15.2s",
         "containers": [{"name": "web", "usage": {"cpu": "250000000n", "memory": "1024Ki"}},
                        {"name": "proxy", "usage": {"cpu": "50m", "memory": "1Mi"}}]},
        {"metadata": {"name": "web-7f9c-b", "namespace": "shop"},
         "timestamp": "2026-11-01T10:00:00Z", "window": "15.2s",
         "containers": [{"name": "web", "usage": {"cpu": "0.3", "memory": "1Mi"}}]},
        {"metadata": {"name": "store-0", "namespace": "shop"},
         "timestamp": "2026-11-01T10:00:00Z", "window": "15.2s",
         "containers": [{"name": "store", "usage": {"cpu": "1.8", "memory": "5Mi"}}]}
      ]}
      """;

  private static FakeApiServer server() throws IOException {
    return new FakeApiServer().with("/api/v1/namespaces/shop/pods", PODS);
  }

  private static WorkloadShares read(FakeApiServer server, Optional<String> namespace) {
    try (WorkloadReader reader = WorkloadReader.of(server.config())) {
      return reader.read(namespace);
    }
  }

  private static WorkloadShare of(WorkloadShares shares, String workload) {
    return shares.workloads().stream()
        .filter(one -> one.workload().toString().equals(workload))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void requestsAndUseAreOfAllReplicasThatHaveANode() throws IOException {
    try (FakeApiServer server = server().with(METRICS, USE)) {
      WorkloadShares shares = read(server, Optional.of("shop"));

      assertThat(shares.workloads())
          .extracting(one -> one.workload().toString())
          .containsExactly("shop/StatefulSet/store", "shop/Deployment/web", "shop/Pod/lone");
      assertThat(shares.waiting()).isOne();
      assertThat(shares.notMeasured()).isEmpty();
      assertThat(shares.cpuRequest()).isEqualByComparingTo("4");
      assertThat(shares.cpuUsed())
          .hasValueSatisfying(all -> assertThat(all).isEqualByComparingTo("2.4"));
      WorkloadShare web = of(shares, "shop/Deployment/web");
      assertThat(web.replicas()).isEqualTo(2);
      assertThat(web.cpuRequest()).isEqualByComparingTo("3.2");
      assertThat(web.cpuLimit())
          .hasValueSatisfying(all -> assertThat(all).isEqualByComparingTo("6"));
      assertThat(web.memoryRequestBytes()).isEqualTo(4L << 30);
      assertThat(web.measured()).isEqualTo(2);
      assertThat(web.used().orElseThrow().cpu()).isEqualByComparingTo("0.6");
      assertThat(web.used().orElseThrow().memoryBytes()).isEqualTo(3L << 20);
      assertThat(web.shareOfRequests().orElseThrow()).isEqualByComparingTo("0.8");
      assertThat(web.shareOfUse().orElseThrow()).isEqualByComparingTo("0.25");
    }
  }

  @Test
  void whatAsksForNothingAndIsNotMeasuredIsListedAllTheSame() throws IOException {
    try (FakeApiServer server = server().with(METRICS, USE)) {
      WorkloadShare lone = of(read(server, Optional.of("shop")), "shop/Pod/lone");

      assertThat(lone.cpuRequest()).isZero();
      assertThat(lone.cpuLimit()).isEmpty();
      assertThat(lone.used()).isEmpty();
      assertThat(lone.measured()).isZero();
    }
  }

  @Test
  void withoutAMetricsServerThereAreRequestsOnlyAndTheReason() throws IOException {
    try (FakeApiServer server = server()) {
      WorkloadShares shares = read(server, Optional.of("shop"));

      assertThat(shares.notMeasured())
          .hasValueSatisfying(why -> assertThat(why).contains("no metrics server"));
      assertThat(shares.cpuUsed()).isEmpty();
      assertThat(of(shares, "shop/Deployment/web").shareOfRequests().orElseThrow())
          .isEqualByComparingTo("0.8");
      assertThat(shares.workloads().get(0).workload().name()).isEqualTo("web");
    }
  }

  @Test
  void theRightToReadMetricsIsNamed() throws IOException {
    try (FakeApiServer server = server().refusing(METRICS, 403)) {
      assertThat(read(server, Optional.of("shop")).notMeasured())
          .hasValueSatisfying(why -> assertThat(why).contains("list pods of metrics.k8s.io"));
    }
    try (FakeApiServer server = server().refusing(METRICS, 503)) {
      assertThat(read(server, Optional.of("shop")).notMeasured())
          .hasValueSatisfying(why -> assertThat(why).contains("does not answer"));
    }
  }

  @Test
  void allNamespacesAreAskedForAtOnce() throws IOException {
    try (FakeApiServer server =
        new FakeApiServer().with("/api/v1/pods", PODS).with(METRICS_OF_ALL, USE)) {
      WorkloadShares shares = read(server, Optional.empty());

      assertThat(shares.workloads()).hasSize(3);
      assertThat(shares.cpuUsed()).isPresent();
    }
  }

  @Test
  void theRightToListPodsIsNamed() throws IOException {
    try (FakeApiServer server = new FakeApiServer().refusing("/api/v1/pods", 403)) {
      assertThatThrownBy(() -> read(server, Optional.empty()))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("verb list, resource pods");
    }
  }
}
