package io.archbench.k8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.image.NamedImage;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
  @TempDir private Path directory;

  private static final String DIGEST = "sha256:" + "a".repeat(64);

  private static final String PODS =
      """
      {"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": [
        {"metadata": {"name": "web-7f9c-x2", "namespace": "shop",
                      "labels": {"pod-template-hash": "7f9c"},
                      "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet",
                                           "name": "web-7f9c", "uid": "1", "controller": true}]},
         "spec": {"containers": [{"name": "web", "image": "registry.test/web:1"},
                                 {"name": "proxy", "image": "proxy:2"}],
                  "initContainers": [{"name": "init", "image": "busybox"}]},
         "status": {"phase": "Running",
                    "containerStatuses": [
                      {"name": "web", "image": "registry.test/web:1", "imageID": "x", "ready": true,
                       "restartCount": 0},
                      {"name": "proxy", "image": "hub.test/library/proxy:2", "imageID": "x",
                       "ready": true, "restartCount": 0}],
                    "initContainerStatuses": [
                      {"name": "init", "image": "sha256:0123",
                       "imageID": "docker-pullable://hub.test/library/busybox@%s",
                       "ready": true, "restartCount": 0}]}},
        {"metadata": {"name": "agent-abcde", "namespace": "kube-system",
                      "ownerReferences": [{"apiVersion": "apps/v1", "kind": "DaemonSet",
                                           "name": "agent", "uid": "2", "controller": true}]},
         "spec": {"containers": [{"name": "web", "image": "registry.test/web:1"}]},
         "status": {"phase": "Running"}},
        {"metadata": {"name": "lone", "namespace": "shop"},
         "spec": {"containers": [{"name": "a", "image": "unknown"}]},
         "status": {"phase": "Pending"}},
        {"metadata": {"name": "done", "namespace": "shop"},
         "spec": {"containers": [{"name": "a", "image": "registry.test/done:1"}]},
         "status": {"phase": "Succeeded"}}
      ]}
      """
          .formatted(DIGEST);

  private static List<NamedImage> images(FakeApiServer server, Optional<String> namespace) {
    try (Cluster cluster = new Cluster(server.config())) {
      return cluster.runningImages(namespace);
    }
  }

  @Test
  void imagesOfRunningPodsAreNamedInFullWithTheirWorkloads() throws IOException {
    try (FakeApiServer server = new FakeApiServer().with("/api/v1/pods", PODS)) {
      assertThat(images(server, Optional.empty()))
          .containsExactly(
              new NamedImage("hub.test/library/busybox@" + DIGEST, List.of("shop/Deployment/web")),
              new NamedImage("hub.test/library/proxy:2", List.of("shop/Deployment/web")),
              new NamedImage(
                  "registry.test/web:1",
                  List.of("kube-system/DaemonSet/agent", "shop/Deployment/web")),
              new NamedImage("unknown", List.of("shop/Pod/lone")));
    }
  }

  @Test
  void oneNamespaceIsAskedForAlone() throws IOException {
    try (FakeApiServer server = new FakeApiServer().with("/api/v1/namespaces/shop/pods", PODS)) {
      assertThat(images(server, Optional.of("shop"))).hasSize(4);
    }
  }

  @Test
  void whatTheClusterRefusesSaysWhatToAskFor() throws IOException {
    try (FakeApiServer server =
        new FakeApiServer()
            .with("/api/v1/pods", "{\"kind\": \"Status\", \"status\": \"Failure\", \"code\": 403}")
            .answering(403)) {
      assertThatThrownBy(() -> images(server, Optional.empty()))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("listing pods everywhere")
          .hasMessageContaining("verb list, resource pods");
    }
  }

  @Test
  void aNamespaceThatIsBeingDeletedIsNoQuestionOfRights() throws IOException {
    String status =
        "{\"kind\": \"Status\", \"status\": \"Failure\", \"code\": 403, \"message\": \"forbidden:"
            + " unable to create new content in namespace shop because it is being terminated\"}";
    try (FakeApiServer server =
        new FakeApiServer().with("/api/v1/namespaces/shop/pods", status).answering(403)) {
      assertThatThrownBy(() -> images(server, Optional.of("shop")))
          .hasMessageContaining("the namespace is being deleted: make it again")
          .hasMessageNotContaining("ask for the right");
    }
  }

  @Test
  void aClusterThatIsNotThereIsNamed() throws IOException {
    Config nobody;
    try (FakeApiServer gone = new FakeApiServer()) {
      nobody = gone.config();
    }
    try (Cluster cluster = new Cluster(nobody)) {
      assertThatThrownBy(() -> cluster.runningImages(Optional.of("shop")))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("listing pods in shop: no connection");
    }
  }

  @Test
  void aContextThatIsNotThereIsNeverAnother() throws IOException {
    Path kubeconfig =
        Files.writeString(
            directory.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            current-context: one
            clusters:
              - {name: c1, cluster: {server: "https://127.0.0.1:1"}}
              - {name: c2, cluster: {server: "https://127.0.0.1:2"}}
            users: [{name: me, user: {token: x}}]
            contexts:
              - {name: one, context: {cluster: c1, user: me}}
              - {name: two, context: {cluster: c2, user: me, namespace: bench}}
            """);
    System.setProperty("kubeconfig", kubeconfig.toString());
    try {
      assertThat(Cluster.namespace(Optional.of("two"))).contains("bench");
      assertThat(Cluster.namespace(Optional.empty())).isEmpty();
      assertThatThrownBy(() -> Cluster.namespace(Optional.of("three")))
          .isInstanceOf(UnknownContextException.class)
          .hasMessage("--context three: the kubeconfig has no such context, but one, two");
    } finally {
      System.clearProperty("kubeconfig");
    }
  }
}
