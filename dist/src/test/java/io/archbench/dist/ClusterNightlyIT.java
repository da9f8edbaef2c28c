package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.TrialSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A night by the CronJob that is shipped: its pod is on the real node, its trials are on nodes that
 * pretend. Alone: whoever else looks at that node finds somebody on it.
 */
@Tag("alone")
class ClusterNightlyIT extends OnTestCluster {
  private static final Path NIGHTLY =
      Path.of("../k8s-jobs/src/main/resources/manifests/nightly").toAbsolutePath();
  private static final String JOB = "night";
  private static final String PODS = "job-name=" + JOB;

  private final AtomicBoolean held = new AtomicBoolean(true);
  private FakeAgents agents;
  private LocalVolume volume;

  @BeforeEach
  void applyTheCronJob() throws Exception {
    volume = LocalVolume.create(directory, namespace);
    Path copy = Files.createDirectory(directory.resolve("nightly"));
    try (Stream<Path> files = Files.list(NIGHTLY)) {
      for (Path file : files.toList()) {
        Files.writeString(
            copy.resolve(file.getFileName()), volume.claimedIn(adapted(Files.readString(file))));
      }
    }
    Files.writeString(copy.resolve("study.yaml"), study());
    kubectl("apply", "-k", copy.toString());
    agents = FakeAgents.in(TestCluster.kubeconfig(), namespace.name(), this::said);
  }

  /** What a user adapts, and what keeps tests apart. */
  private String adapted(String manifest) throws Exception {
    String runner = ClusterImage.runner(directory);
    String stub = ClusterImage.stub(directory);
    String registry = TestCluster.registry();
    return manifest
        .replace("namespace: archbench", "namespace: " + namespace.name())
        .replace("archbench-nightly-node-reader", namespace.name() + "-nightly")
        .replace(
            "newName: registry.example/archbench", "newName: " + runner.replaceFirst("@.*", ""))
        .replace("newTag: \"1\"", "digest: " + runner.replaceFirst(".*@", ""))
        .replace("registry.example/bench:released", stub)
        .replace("registry.example/bench:main", stub)
        .replace("registry.example/bench:anchor", stub)
        .replace(
            "                - --on\n",
            "                - --mirror\n                - %s=http://%s\n                - --on\n"
                .formatted(registry, registry.replaceFirst(".*:", address() + ":")))
        .replace(
            "          restartPolicy: Never\n",
            "          restartPolicy: Never\n          nodeSelector: {archbench.io/pool: real}\n");
  }

  /** Of the real node, where its pods reach the registry. */
  private static String address() throws Exception {
    return kubectl(
        "get",
        "node",
        "real-amd64",
        "-o",
        "jsonpath={.status.addresses[?(@.type==\"InternalIP\")].address}");
  }

  private String study() {
    String variant = "{arch: amd64, nodes: [fake-amd64-1]}";
    return """
    schema: 1
    study: nightly
    seed: 7
    design: detect
    variants:
      released: %1$s
      main: %1$s
      anchor: %1$s
    comparisons: [{baseline: released, contender: main, anchor: anchor, axis: build}]
    suites:
      stub: {cells: ["*steady"], size: small}
    jmh: %2$s
    resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
    kubernetes: {namespace: %3$s, settle: 0s, annotations: {%4$s}}
    """
        .formatted(variant, Archbench.QUICK, namespace.name(), FakeAgents.WAIT);
  }

  /** The first round ends by itself, the others when they are let go. */
  private Map<String, String> said(TrialSpec spec, String pod) throws InterruptedException {
    while (held.get() && spec.id().round() > 1) {
      Thread.sleep(50);
    }
    return FakeAgents.complete(spec, pod);
  }

  @AfterEach
  void removeIt() throws Exception {
    if (namespace != null) { // else the test was skipped
      agents.close();
      volume.delete();
      kubectl("delete", "clusterrolebinding", namespace.name() + "-nightly", "--ignore-not-found");
    }
  }

  private String pods(String path) throws Exception {
    return namespace.kubectlHere("get", "pods", "-l", PODS, "-o", "jsonpath={" + path + "}");
  }

  private void awaitRunning() throws Exception {
    namespace.await(
        "Running", "get", "pods", "-l", PODS, "-o", "jsonpath={.items[*].status.phase}");
  }

  private void evict(String pod) throws Exception {
    Path eviction =
        Files.writeString(
            directory.resolve("eviction.json"),
            """
            {"apiVersion": "policy/v1", "kind": "Eviction",
             "metadata": {"name": "%s", "namespace": "%s"}}
            """
                .formatted(pod, namespace.name()));
    kubectl(
        "create",
        "--raw",
        "/api/v1/namespaces/" + namespace.name() + "/pods/" + pod + "/eviction",
        "-f",
        eviction.toString());
  }

  private List<Path> runs() throws Exception {
    try (Stream<Path> all = Files.list(volume.path())) {
      return all.filter(each -> each.getFileName().toString().startsWith("nightly-")).toList();
    }
  }

  @Test
  void aNightThatIsEvictedInItsMiddleIsFinishedByItsSuccessor() throws Exception {
    namespace.kubectlHere("create", "job", "--from=cronjob/archbench-nightly", JOB);
    awaitRunning();
    namespace.await("collected stub-", "logs", "-l", PODS, "--tail=-1");
    String first = pods(".items[0].metadata.name");
    Map<Path, String> kept = new RunFiles(runs().get(0)).records();

    evict(first);
    namespace.kubectlHere("wait", "--for=delete", "pod/" + first, "--timeout=90s");
    awaitRunning();
    namespace.await("begun before", "logs", "-l", PODS, "--tail=-1");
    held.set(false);
    namespace.await(
        "True",
        "get",
        "job",
        JOB,
        "-o",
        "jsonpath={.status.conditions[?(@.type==\"Complete\")].status}");

    assertThat(runs()).as("it is one night").hasSize(1);
    RunFiles night = new RunFiles(runs().get(0));
    assertThat(night.records()).as("what was collected stays").containsAllEntriesOf(kept);
    assertThat(night.cells()).doesNotHaveDuplicates();
    for (String report : RunFiles.REPORTS) {
      assertThat(night.directory().resolve(report)).exists();
    }
    String history = volume.path().resolve("history.db").toString();
    Archbench.Result listed =
        archbench.run("history", "list", "nightly", "--history", history, "--json");
    assertThat(listed.exit()).as(listed.err()).isZero();
    assertThat(RunFiles.json(listed.out()).at("/nights")).as(listed.out()).hasSize(1);
    assertThat(pods(".items[*].metadata.name")).as("another pod").doesNotContain(first);
    assertThat(namespace.names("jobs")).as("but for the night's own").hasSize(1);
    assertThat(namespace.names("leases")).isEmpty();
    assertThat(namespace.names("pods")).as("no holder, no trial").hasSize(1);
  }
}
