package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.KubernetesExecutor;
import io.archbench.k8s.job.Patience;
import io.archbench.trial.Architecture;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.Toleration;
import io.archbench.trial.VariantSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which nodes of a real scheduler become places, and which do not. */
class ClusterNodesIT {
  private static final Toleration TEAM =
      new Toleration("node-role.vos/arm_controller", "Equal", "true", "NoSchedule");

  @TempDir private Path directory;
  private ClusterNamespace namespace;
  private final List<String> waited = new CopyOnWriteArrayList<>();
  private final String pool = "pool-" + Long.toString(System.nanoTime(), 36);

  @BeforeEach
  void makeANamespace() throws Exception {
    TestCluster.assume();
    namespace = ClusterNamespace.create(directory, true);
    System.setProperty("kubeconfig", namespace.kubeconfig().toString());
  }

  @AfterEach
  void removeTheNamespace() throws Exception {
    System.clearProperty("kubeconfig");
    if (namespace != null) { // else the test was skipped
      kubectl("delete", "nodes", "-l", "test-pool=" + pool, "--wait=false");
      namespace.remove();
    }
  }

  private KubernetesExecutor executor() {
    return KubernetesExecutor.of(
        Optional.empty(),
        StubSpecs.RUN,
        "the tests of nodes",
        JobSettings.in(namespace.name()),
        new Patience(Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(10)));
  }

  private VariantSpec variant(Architecture architecture, List<Toleration> tolerations) {
    return new VariantSpec(
        "plain",
        architecture,
        null,
        List.of(),
        Map.of("test-pool", pool),
        tolerations,
        List.of(),
        "registry.test/bench@sha256:" + "a".repeat(64));
  }

  private Places acquire(KubernetesExecutor executor, VariantSpec variant, int wanted, int seconds)
      throws InterruptedException {
    return executor.acquire(variant, wanted, Duration.ofSeconds(seconds), waited::add);
  }

  /** A fake node of this test's own pool. */
  private void join(String name, Architecture architecture, String taints) throws Exception {
    FakeNode.join(directory, name, pool, architecture, taints);
  }

  /** Does something beside the test's own thread. */
  private static <T> Future<T> beside(ExecutorService threads, Callable<T> what) {
    return threads.submit(what);
  }

  @Test
  void aPoolThatStartsAtZeroIsWaitedForWhileTheAutoscalerIsAtWork() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        KubernetesExecutor executor = executor()) {
      Future<?> autoscaler =
          beside(
              threads,
              () -> {
                namespace.await("Pending", "get", "pods", "-o", "wide");
                sayThatItScalesUp();
                Thread.sleep(8_000); // longer than anybody waits without that event
                join(pool + "-1", Architecture.ARM64, "");
                return "joined";
              });

      try (Places places = acquire(executor, variant(Architecture.ARM64, List.of()), 1, 5)) {
        assertThat(autoscaler.get()).isEqualTo("joined");
        assertThat(places.places()).containsExactly(new Place(pool + "-1", Architecture.ARM64, 4));
        assertThat(waited).anyMatch(why -> why.contains("TriggeredScaleUp: pool 0->1"));
      }
      assertThat(namespace.names("pods")).isEmpty();
    }
  }

  private void sayThatItScalesUp() throws Exception {
    String uid = namespace.kubectlHere("get", "pods", "-o", "jsonpath={.items[0].metadata.uid}");
    Path event =
        Files.writeString(
            directory.resolve("event.json"),
            """
            {"apiVersion": "v1", "kind": "Event", "type": "Normal",
             "metadata": {"name": "scale-up", "namespace": "%1$s"},
             "involvedObject": {"kind": "Pod", "namespace": "%1$s", "uid": "%2$s"},
             "reason": "TriggeredScaleUp", "message": "pool 0->1", "count": 1,
             "firstTimestamp": "%3$s", "lastTimestamp": "%3$s",
             "source": {"component": "cluster-autoscaler"}}
            """
                .formatted(namespace.name(), uid, Instant.now().toString()));
    kubectl("apply", "-f", event.toString());
  }

  @Test
  void withoutAnAutoscalerTheTimeIsUpAndNothingIsLeft() throws Exception {
    try (KubernetesExecutor executor = executor();
        Places places = acquire(executor, variant(Architecture.ARM64, List.of()), 1, 2)) {
      assertThat(places.places()).isEmpty();
      assertThat(places.missing()).contains("0 of 1 nodes for plain (arm64)", "0/");
      assertThat(namespace.names("pods")).isEmpty();
    }
  }

  @Test
  void anOccupiedNodeIsNeverAPlace() throws Exception {
    join(pool + "-1", Architecture.AMD64, "");
    namespace.kubectlHere(
        "run",
        "web",
        "--image=registry.test/web",
        "--overrides="
            + "{\"spec\": {\"nodeName\": \"%s-1\", \"securityContext\": {\"runAsNonRoot\": true, \"runAsUser\": 1, \"seccompProfile\": {\"type\": \"RuntimeDefault\"}}, \"containers\": [{\"name\": \"web\", \"image\": \"registry.test/web\", \"securityContext\": {\"allowPrivilegeEscalation\": false, \"capabilities\": {\"drop\": [\"ALL\"]}}}]}}"
                .formatted(pool));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        KubernetesExecutor executor = executor()) {
      Future<?> second =
          beside(
              threads,
              () -> {
                namespace.await("-2", "get", "pods", "-o", "jsonpath={.items[*].metadata.name}");
                join(pool + "-2", Architecture.AMD64, "");
                return "joined";
              });
      try (Places places = acquire(executor, variant(Architecture.AMD64, List.of()), 1, 30)) {
        assertThat(second.get()).isEqualTo("joined");
        assertThat(places.places()).extracting(Place::name).containsExactly(pool + "-2");
      }
      try (Places places = acquire(executor, variant(Architecture.AMD64, List.of()), 2, 4)) {
        assertThat(places.places()).extracting(Place::name).containsExactly(pool + "-2");
        assertThat(places.missing())
            .contains(
                "1 of 2 nodes",
                "node " + pool + "-1 is not empty: " + namespace.name() + "/web runs there");
      }
    }
  }

  @Test
  void variantsThatSelectTheSameNodesShareThem() throws Exception {
    join(pool + "-1", Architecture.AMD64, "");
    join(pool + "-2", Architecture.AMD64, "");
    try (KubernetesExecutor executor = executor();
        Places first = acquire(executor, variant(Architecture.AMD64, List.of()), 1, 10)) {
      assertThat(first.places()).hasSize(1);
      try (Places second = acquire(executor, variant(Architecture.AMD64, List.of()), 2, 10)) {
        assertThat(second.places()).hasSize(2).containsAll(first.places());
        assertThat(namespace.names("pods")).hasSize(2);
      }
      assertThat(namespace.names("pods")).hasSize(2);
    }
    assertThat(namespace.names("pods")).isEmpty();
  }

  @Test
  void onlyTheTolerationOpensATaintedNodeAndTheTaintIsNamed() throws Exception {
    join(
        pool + "-1",
        Architecture.ARM64,
        "{\"key\": \"node-role.vos/arm_controller\", \"value\": \"true\", \"effect\": \"NoSchedule\"}");
    try (KubernetesExecutor executor = executor()) {
      try (Places none = acquire(executor, variant(Architecture.ARM64, List.of()), 1, 2)) {
        assertThat(none.places()).isEmpty();
        assertThat(none.missing())
            .contains(pool + "-1 has the taint node-role.vos/arm_controller=true:NoSchedule");
      }
      try (Places one = acquire(executor, variant(Architecture.ARM64, List.of(TEAM)), 1, 10)) {
        assertThat(one.places()).extracting(Place::architecture).containsOnly(Architecture.ARM64);
      }
    }
  }

  /** Why the architecture is required and never preferred: the negative control. */
  @Test
  void aPreferredArchitectureLandsOnTheOther() throws Exception {
    join(pool + "-1", Architecture.AMD64, "");
    Path pod =
        Files.writeString(
            directory.resolve("preferred.json"),
            """
            {"apiVersion": "v1", "kind": "Pod",
             "metadata": {"name": "preferred", "namespace": "%s"},
             "spec": {
               "securityContext": {"runAsNonRoot": true, "runAsUser": 1,
                                   "seccompProfile": {"type": "RuntimeDefault"}},
               "nodeSelector": {"test-pool": "%s"},
               "affinity": {"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [
                 {"weight": 100, "preference": {"matchExpressions": [
                   {"key": "kubernetes.io/arch", "operator": "In", "values": ["arm64"]}]}}]}},
               "containers": [{"name": "bench", "image": "registry.test/bench",
                 "securityContext": {"allowPrivilegeEscalation": false,
                                     "capabilities": {"drop": ["ALL"]}}}]}}
            """
                .formatted(namespace.name(), pool));
    kubectl("apply", "-f", pod.toString());

    namespace.await(pool + "-1", "get", "pod", "preferred", "-o", "jsonpath={.spec.nodeName}");
    assertThat(kubectl("get", "node", pool + "-1", "-L", "kubernetes.io/arch")).contains("amd64");
  }
}
