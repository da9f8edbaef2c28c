package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is found wrong on a real cluster before anything is spent there. */
@Tag("alone") // it looks at who else is on the real node
class ClusterDoctorIT extends OnTestCluster {
  private static final String AMD = "{arch: amd64, nodes: [real-amd64]}";
  private static final String ARM =
      "{arch: arm64, nodes: [fake-arm64-1], tolerations: [{key: node-role.vos/arm_controller,"
          + " operator: Equal, value: \"true\", effect: NoSchedule}]}";

  private Path study(String other, String kubernetes) throws Exception {
    return Files.writeString(
        directory.resolve("study.yaml"),
        """
        schema: 1
        study: looked-at
        variants:
          amd: %s
          other: %s
        comparisons: [{baseline: amd, contender: other}]
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: %s
        rounds: {min: 1, max: 1}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %s, image: "http://%s", settle: 0s%s}
        """
            .formatted(
                AMD,
                other,
                Archbench.QUICK,
                namespace.name(),
                ClusterImage.stub(directory),
                kubernetes));
  }

  /** {@code id where: what} of each finding that is more than a note. */
  private List<String> found(Archbench.Result result) {
    List<String> found = new ArrayList<>();
    for (JsonNode finding : RunFiles.json(result.out()).at("/findings")) {
      if (!finding.get("severity").asString().equals("note")) {
        found.add(
            "%s %s: %s"
                .formatted(
                    finding.get("kind").asString(),
                    finding.get("where").asString(),
                    finding.get("what").asString()));
      }
    }
    return found;
  }

  @Test
  void aStudyThatCanBeMeasuredIsToldWhatItGetsAndTakes() throws Exception {
    Archbench.Result healthy = run("doctor", study(ARM, "").toString());

    assertThat(healthy.exit()).as(healthy.out() + healthy.err()).isZero();
    assertThat(healthy.out())
        .contains("(v1.36.3), namespace " + namespace.name())
        .contains("variant amd: 1 of 1 nodes are free, 1 wanted")
        .contains("variant other: 1 of 1 nodes are free, 1 wanted")
        .contains("study looked-at\n1 cells a variant, 1 rounds, 2 trials here")
        .contains("price-missing");
    assertThat(healthy.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(found(run("doctor", study(ARM, "").toString(), "--json")))
        .as("a flag of the suite of tests, and nothing else")
        .allMatch(finding -> finding.startsWith("debug-flags suites.stub"));
    assertThat(namespace.names("pods")).as("it only asks").isEmpty();
  }

  @Test
  void eachRightThatIsTakenAwayIsNamedWithTheRuleThatGivesIt() throws Exception {
    namespace.kubectlHere(
        "patch",
        "role",
        "archbench",
        "--type=json",
        "-p",
        "[{\"op\": \"replace\", \"path\": \"/rules/0/verbs\", \"value\": [\"get\", \"list\","
            + " \"delete\"]}, {\"op\": \"remove\", \"path\": \"/rules/3\"}]");

    Archbench.Result result = run("doctor", "-n", namespace.name(), "--json");

    assertThat(result.exit()).isEqualTo(5);
    assertThat(found(result))
        .containsExactlyInAnyOrder(
            "cluster-permission namespace %s: not allowed to create, patch jobs (batch)"
                .formatted(namespace.name()),
            "cluster-permission namespace %s: not allowed to list events"
                .formatted(namespace.name()));
    assertThat(result.out())
        .contains("{apiGroups: [\\\"batch\\\"], resources: [jobs], verbs: [create, patch]}");
  }

  @Test
  void whatARunnerInTheClusterLacksIsToldToWhoWantsOne() throws Exception {
    String here = namespace.name();

    Archbench.Result result = run("doctor", "--detach", "-n", here, "--json");

    assertThat(result.exit()).isEqualTo(5);
    String permission = "cluster-permission namespace " + here + ": not allowed to ";
    assertThat(found(result))
        .contains(
            permission + "create configmaps",
            permission + "create, get pods/exec",
            permission + "get persistentvolumeclaims")
        .anyMatch(
            finding ->
                finding.startsWith("pod-refused runner") && finding.contains("archbench-runner"));
    assertThat(result.out()).contains("add to the Role archbench-detach: ");
    assertThat(found(run("doctor", "-n", here, "--json"))).isEmpty();
    Archbench.Result mayLook =
        start(TestCluster.kubeconfig(), "doctor", "--detach", "-n", here, "--json").end();
    assertThat(found(mayLook))
        .contains(
            "claim-missing volume claim archbench-runs in namespace %s: there is no such claim"
                .formatted(here));
    assertThat(namespace.names("pods,jobs")).as("it only asks").isEmpty();
  }

  @Test
  void aTaintThatNobodyToleratesStopsARunBeforeItsDirectoryIsMade() throws Exception {
    Path study = study("{arch: arm64, nodes: 1}", "");

    Archbench.Result looked = run("doctor", study.toString(), "--json");
    Archbench.Result ran = run("run", study.toString(), "--on", "kubernetes", "--runs", "runs");

    assertThat(looked.exit()).isEqualTo(5);
    assertThat(found(looked))
        .anyMatch(
            finding ->
                finding.startsWith(
                    "node-taint variant other: node-role.vos/arm_controller=true:NoSchedule is not"
                        + " tolerated"));
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("node-taint", "nothing was started");
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  @Test
  void whatAdmissionWouldRefuseIsToldInItsWords() throws Exception {
    namespace.kubectlHere("create", "quota", "none", "--hard=pods=0");
    Path study = study(ARM, "");

    assertThat(found(run("doctor", study.toString(), "--json")))
        .anyMatch(
            finding ->
                finding.startsWith("pod-refused variant amd")
                    && finding.contains("exceeded quota"));

    namespace.kubectlHere("delete", "quota", "none");
    assertThat(found(run("doctor", study(ARM, ", priorityClass: missing").toString(), "--json")))
        .anyMatch(
            finding ->
                finding.startsWith("pod-refused variant amd")
                    && finding.contains("no PriorityClass with name missing"));
  }

  @Test
  void whatAdmissionWouldChangeIsAWarning() throws Exception {
    kubectl(
        "apply",
        "-f",
        Files.writeString(
                directory.resolve("limits.json"),
                """
                {"apiVersion": "v1", "kind": "LimitRange",
                 "metadata": {"name": "limits", "namespace": "%s"},
                 "spec": {"limits": [{"type": "Container", "default": {"cpu": "2"}}]}}
                """
                    .formatted(namespace.name()))
            .toString());

    Archbench.Result result = run("doctor", study(ARM, "").toString(), "--json");

    assertThat(result.exit()).isZero();
    assertThat(found(result))
        .contains("pod-changed variant amd: its pods get limits of 2 cpu instead of none");
  }

  @Test
  void aPriorityClassThatPushesOthersOutIsAWarning() throws Exception {
    String name = namespace.name();
    kubectl("create", "priorityclass", name, "--value=10");
    try {
      assertThat(found(run("doctor", study(ARM, ", priorityClass: " + name).toString(), "--json")))
          .anyMatch(finding -> finding.startsWith("priority-preempts priority class " + name));
    } finally {
      kubectl("delete", "priorityclass", name);
    }
  }

  @Test
  void aNodeWithPodsOfOthersIsNoNodeToMeasureOn() throws Exception {
    namespace.kubectlHere(
        "run",
        "web",
        "--image=registry.test/web",
        "--overrides="
            + "{\"spec\": {\"nodeName\": \"fake-arm64-1\", \"securityContext\": {\"runAsNonRoot\": true, \"runAsUser\": 1, \"seccompProfile\": {\"type\": \"RuntimeDefault\"}}, \"containers\": [{\"name\": \"web\", \"image\": \"registry.test/web\", \"securityContext\": {\"allowPrivilegeEscalation\": false, \"capabilities\": {\"drop\": [\"ALL\"]}}}]}}");

    assertThat(found(run("doctor", study(ARM, "").toString(), "--json")))
        .contains(
            "node-occupied node fake-arm64-1: it is not empty: "
                + namespace.name()
                + "/web runs there");
  }

  @Test
  void anImageThatIsNotThereAndANodeThatIsNotThereAreBothTold() throws Exception {
    Path study =
        Files.writeString(
            directory.resolve("wrong.yaml"),
            Files.readString(study("{arch: amd64, nodes: [nowhere]}", ""))
                .replaceAll("@sha256:[0-9a-f]{64}", "-missing"));

    Archbench.Result result = run("doctor", study.toString(), "--json");

    assertThat(result.exit()).isEqualTo(5);
    assertThat(found(result))
        .anyMatch(finding -> finding.startsWith("image-unusable image http://"))
        .contains("node-missing node nowhere: variant other names it, and it is not there");
  }

  @Test
  void aNamespaceThatIsNotThereIsTold() throws Exception {
    Archbench.Result result =
        start(
                TestCluster.kubeconfig(),
                "doctor",
                study(ARM, "").toString(),
                "-n",
                "nowhere",
                "--json")
            .end();

    assertThat(result.exit()).isEqualTo(5);
    assertThat(found(result))
        .anyMatch(
            finding ->
                finding.startsWith("pod-refused variant amd")
                    && finding.contains("namespaces \"nowhere\" not found"));
  }

  @Test
  void aClusterThatDoesNotAnswerIsAFindingToo() throws Exception {
    Path kubeconfig = directory.resolve("dead");
    Files.copy(namespace.kubeconfig(), kubeconfig);
    kubectl(
        "config",
        "--kubeconfig=" + kubeconfig,
        "set-cluster",
        kubectl(
            "config", "--kubeconfig=" + kubeconfig, "view", "-o", "jsonpath={.clusters[0].name}"),
        "--server=https://127.0.0.1:1");

    Archbench.Result result = start(kubeconfig, "doctor", "--json").end();

    assertThat(result.exit()).isEqualTo(5);
    assertThat(found(result))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding)
                    .startsWith("cluster-unreachable cluster: https://127.0.0.1:1")
                    .contains("no connection"));
  }
}
