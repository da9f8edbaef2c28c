package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.segment.Manifest;
import io.archbench.trial.segment.RecordAssembler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What archbench makes for a cluster, on a real control plane with a real amd64 node. */
class ClusterIT {
  private static final String TOLERATED =
      "tolerations: [{key: node-role.vos/arm_controller, operator: Equal, value: \"true\","
          + " effect: NoSchedule}]";

  @TempDir private Path directory;
  private String namespace = "";
  private String image = "";
  private Archbench archbench;

  @BeforeEach
  void buildAnImageForTheCluster() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    archbench = new Archbench(directory);
    String to = "http://" + TestCluster.registry() + "/bench:1";
    image =
        done(archbench.run(
                "image", "build", "--base", ImageTools.base(), "--suites", "stub", "--to", to))
            .strip();
    namespace = "test-" + Long.toString(System.nanoTime(), 36);
    kubectl("create", "namespace", namespace);
    kubectl("label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted");
  }

  @AfterEach
  void removeTheNamespace() throws Exception {
    if (!namespace.isEmpty()) {
      kubectl("delete", "namespace", namespace, "--wait=false");
    }
  }

  private static String done(Archbench.Result result) {
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }

  /** Writes the Jobs of a study with a variant on the real node and one on a fake arm64 node. */
  private Path jobs(String tolerations) throws Exception {
    Path study =
        Files.writeString(
            directory.resolve("study.yaml"),
            """
            schema: 1
            study: on-a-cluster
            seed: 7
            variants:
              amd: {arch: amd64, nodes: [real-amd64]}
              arm: {arch: arm64, nodes: [fake-arm64-1], %s}
            comparisons: [{baseline: amd, contender: arm}]
            suites:
              stub: {cells: ["*steady"], size: small}
            jmh: %s
            rounds: {min: 1, max: 1}
            resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
            kubernetes: {namespace: %s, image: "%s"}
            """
                .formatted(tolerations, Archbench.QUICK, namespace, image));
    Path jobs = directory.resolve("jobs");
    done(
        archbench.run(
            "plan",
            study.toString(),
            "--on",
            "kubernetes",
            "--manifests",
            jobs.toString(),
            "--mirror",
            TestCluster.registry() + "=http://" + TestCluster.registry()));
    return jobs;
  }

  private String of(String variant, String path) throws Exception {
    return kubectl(
        "get",
        "pods",
        "-n",
        namespace,
        "-l",
        "archbench.io/variant=" + variant,
        "-o",
        "jsonpath={.items[0]." + path + "}");
  }

  @Test
  void theJobsOfAStudyRunWhereTheyArePinnedAndBringTheirRecordBack() throws Exception {
    Path jobs = jobs(TOLERATED);
    kubectl("apply", "--dry-run=server", "-f", jobs.toString());

    kubectl("apply", "-f", jobs.toString());
    kubectl("wait", "-n", namespace, "--for=condition=complete", "job", "--all", "--timeout=180s");

    assertThat(of("amd", "spec.nodeName")).isEqualTo("real-amd64");
    assertThat(of("arm", "spec.nodeName")).isEqualTo("fake-arm64-1");
    String status = "status.containerStatuses[0].";
    assertThat(of("amd", status + "imageID")).endsWith(image.replaceFirst(".*@", "@"));
    TrialSpec spec =
        SpecEnvelope.decode(
            of("amd", "spec.containers[0].env[?(@.name==\"ARCHBENCH_SPEC\")].value"));
    Manifest manifest =
        CanonicalJson.read(
            of("amd", status + "state.terminated.message").getBytes(StandardCharsets.UTF_8),
            Manifest.class,
            "termination message");
    String log = kubectl("logs", "-n", namespace, of("amd", "metadata.name"));
    RecordAssembler.Assembled assembled = RecordAssembler.assemble(spec, log, manifest);
    assertThat(assembled.problems()).isEmpty();
    TrialRecord record = assembled.record().orElseThrow();
    assertThat(record.isComplete()).isTrue();
    assertThat(record.environment().architecture()).isEqualTo(Architecture.AMD64);
    assertThat(record.cells()).singleElement().isInstanceOf(CellResult.Measured.class);
  }

  @Test
  void aJobForArmWithoutTheTolerationStaysPendingAndRunsNowhereElse() throws Exception {
    kubectl("apply", "-f", jobs("").toString());
    kubectl(
        "wait",
        "-n",
        namespace,
        "--for=condition=PodScheduled=false",
        "pod",
        "-l",
        "archbench.io/variant=arm",
        "--timeout=60s");

    assertThat(of("arm", "status.phase")).isEqualTo("Pending");
    assertThat(of("arm", "status.conditions[0].message")).contains("untolerated taint");
    assertThat(of("arm", "spec.nodeName")).isEmpty();
  }

  @Test
  void aScanSeesWhatRunsInTheCluster() throws Exception {
    String named = TestCluster.registry() + "/bench:1";
    Path deployment =
        Files.writeString(
            directory.resolve("web.json"),
            """
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "%s"},
             "spec": {"nodeName": "fake-amd64-1", "securityContext":
                        {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
                      "containers": [{"name": "web", "image": "%s", "securityContext":
                        {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}}}]}}
            """
                .formatted(namespace, named));
    kubectl("apply", "-f", deployment.toString());

    String scanned =
        done(
            archbench
                .start(
                    Map.of("KUBECONFIG", TestCluster.kubeconfig().toString()),
                    List.of(),
                    "image",
                    "scan",
                    "-n",
                    namespace,
                    "--mirror",
                    TestCluster.registry() + "=http://" + TestCluster.registry())
                .end());

    assertThat(scanned)
        .contains("ready    " + named)
        .contains("used by " + namespace + "/Pod/web")
        .contains("1 image on linux/arm64: 1 ready, 0 slower, 0 blocked, 0 unknown");
  }
}
