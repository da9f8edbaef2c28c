package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manifests of a nightly CronJob, as a real API server admits them. */
class ClusterManifestsIT extends OnTestCluster {
  private static final Path NIGHTLY =
      Path.of("../k8s-jobs/src/main/resources/manifests/nightly").toAbsolutePath();

  private Path nightly() throws Exception {
    return Files.writeString(
        directory.resolve("nightly.yaml"),
        kubectl("kustomize", NIGHTLY.toString())
            .replace("namespace: archbench", "namespace: " + namespace.name()));
  }

  private String dryRun(Path manifests) throws Exception {
    return kubectl("apply", "--dry-run=server", "--warnings-as-errors", "-f", manifests.toString());
  }

  @Test
  void allOfANightIsAdmittedUnderRestrictedPodSecurityWithoutAWarning() throws Exception {
    assertThat(dryRun(nightly()))
        .contains(
            "cronjob.batch/archbench-nightly created",
            "serviceaccount/archbench-nightly created",
            "rolebinding.rbac.authorization.k8s.io/archbench-nightly created",
            "persistentvolumeclaim/archbench-nightly created",
            "networkpolicy.networking.k8s.io/archbench-nightly created",
            "configmap/archbench-nightly-study-",
            "configmap/archbench-nightly-builds-");
  }

  @Test
  void aRunnerThatMayDoMoreWouldBeRefused() throws Exception {
    Path manifests = nightly();
    String text = Files.readString(manifests);
    String loose = text.replace("runAsNonRoot: true", "runAsNonRoot: false");
    assertThat(loose).isNotEqualTo(text);
    Files.writeString(manifests, loose);

    assertThatThrownBy(() -> dryRun(manifests))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("runAsNonRoot");
  }

  @Test
  void theStudyOfANightCanBePlanned() throws Exception {
    Path study =
        Files.writeString(
            directory.resolve("study.yaml"),
            Files.readString(NIGHTLY.resolve("study.yaml"))
                .replace("indexing: {cells: representative}", "stub: {cells: [\"*steady\"]}"));

    Archbench.Result planned = archbench.run("plan", study.toString());

    assertThat(planned.exit()).as(planned.err()).isZero();
    assertThat(planned.out()).contains("nightly", "released", "main", "anchor");
  }
}
