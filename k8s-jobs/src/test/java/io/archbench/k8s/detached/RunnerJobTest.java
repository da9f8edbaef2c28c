package io.archbench.k8s.detached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.RunId;
import io.archbench.trial.Toleration;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerJobTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/archbench/k8s/detached/runner-job.yaml");
  private static final JobSettings JOBS =
      new JobSettings(
          "bench",
          Optional.of("no-token"),
          List.of("registry-login"),
          Optional.empty(),
          Optional.of("arm"),
          Map.of("team", "search"),
          Map.of("team.test/cost", "7"));

  private static Job job() {
    return RunnerJob.of(
        new RunId("abcdefgh"),
        "away-20260102T030405Z-abcdefgh",
        new RunnerImage(
            "registry.test/bench@sha256:" + "a".repeat(64), "/jdk/bin/java", List.of("amd64")),
        new RunnerSettings(
            "runs",
            "archbench-runner",
            Map.of("pool", "system"),
            List.of(new Toleration("system", "Exists", "", "NoSchedule")),
            Set.of("node-2", "node-1"),
            true),
        JOBS);
  }

  @Test
  void theJobIsWhatIsReviewed() throws IOException {
    String yaml = Serialization.asYaml(job());
    if (Boolean.getBoolean("archbench.golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, yaml);
    }
    assertThat(yaml).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void itAloneHasATokenAndOtherwiseNoMoreRightsThanATrial() {
    PodSpec pod = job().getSpec().getTemplate().getSpec();
    assertThat(pod.getAutomountServiceAccountToken()).isTrue();
    assertThat(pod.getServiceAccountName()).isEqualTo("archbench-runner");
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getContainers())
        .allSatisfy(
            container -> {
              assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
              assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
              assertThat(container.getSecurityContext().getCapabilities().getDrop())
                  .containsExactly("ALL");
            });
  }

  @Test
  void itIsNoneOfTheObjectsThatComeAndGoWithTrials() {
    assertThat(job().getMetadata().getLabels()).doesNotContainKey("archbench.io/run");
    assertThat(job().getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("archbench.io/runner", "abcdefgh")
        .doesNotContainKey("archbench.io/run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../away-abcdefgh", "/away-abcdefgh", "away-aaaaaaaa", ".x-abcdefgh", ""})
  void aDirectoryThatIsNotItsOwnIsNotBelieved(String name) {
    Job changed =
        new JobBuilder(job())
            .editMetadata()
            .addToAnnotations(RunnerJob.DIRECTORY, name)
            .endMetadata()
            .build();
    assertThat(RunnerJob.directory(job())).isEqualTo("away-20260102T030405Z-abcdefgh");
    assertThatThrownBy(() -> RunnerJob.directory(changed))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("archbench.io/run-directory");
  }

  @Test
  void whatItBeginsWithGoesWithIt() {
    Job there = new JobBuilder(job()).editMetadata().withUid("uid-7").endMetadata().build();
    ConfigMap seed = RunnerJob.seed(there, "zip".getBytes(StandardCharsets.UTF_8));
    assertThat(seed.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(owner -> assertThat(owner.getUid()).isEqualTo("uid-7"));
    assertThat(Base64.getDecoder().decode(seed.getBinaryData().get("run.zip")))
        .asString()
        .isEqualTo("zip");
  }

  @Test
  void whoReadsItsVolumeHasNoTokenAndPrintsTheDirectory() {
    Pod reader = RunnerJob.reader(job());
    assertThat(reader.getSpec().getAutomountServiceAccountToken()).isFalse();
    assertThat(reader.getSpec().getImagePullSecrets())
        .extracting("name")
        .containsExactly("registry-login");
    assertThat(reader.getSpec().getVolumes())
        .anySatisfy(
            volume ->
                assertThat(volume.getPersistentVolumeClaim())
                    .isNotNull()
                    .extracting("claimName")
                    .isEqualTo("runs"));
    assertThat(RunnerJob.archive(job()))
        .startsWith("/jdk/bin/java")
        .endsWith("archive", "/runs/away-20260102T030405Z-abcdefgh");
  }
}
