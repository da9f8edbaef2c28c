package io.archbench.k8s.detached;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.RunId;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests that people apply. */
class ManifestsTest {
  private static final Path MANIFESTS = Path.of("src/main/resources/manifests");
  private static final String KUSTOMIZATION = "kustomization.yaml";

  /** Applied by itself, as its head says. */
  private static final Set<String> BY_ITSELF = Set.of("detached.yaml");

  /** Files beside a kustomization that it does not name, and names of it that are not there. */
  private static Set<String> amiss(Path directory) throws IOException {
    Set<String> named =
        Files.readString(directory.resolve(KUSTOMIZATION))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> Stream.of(line.split("[\\s\\[\\],]+")))
            .filter(word -> word.endsWith(".yaml"))
            .collect(Collectors.toSet());
    Set<String> there;
    try (Stream<Path> files = Files.list(directory)) {
      there =
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals(KUSTOMIZATION) && !BY_ITSELF.contains(name))
              .collect(Collectors.toSet());
    }
    Set<String> amiss = new TreeSet<>();
    named.stream().filter(name -> !there.contains(name)).forEach(amiss::add);
    there.stream().filter(name -> !named.contains(name)).forEach(amiss::add);
    return amiss;
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "kueue", "nightly"})
  void aKustomizationNamesEachFileBesideIt(String directory) throws IOException {
    assertThat(amiss(MANIFESTS.resolve(directory))).isEmpty();
  }

  @Test
  void aFileThatIsNotNamedOrNotThereWouldBeNoticed(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(KUSTOMIZATION), "resources:\n  - gone.yaml\n  - a.yaml\n");
    Files.writeString(directory.resolve("a.yaml"), "");
    Files.writeString(directory.resolve("new.yaml"), "");

    assertThat(amiss(directory)).containsExactly("gone.yaml", "new.yaml");
  }

  private static CronJob nightly() throws IOException {
    return Serialization.unmarshal(
        Files.readString(MANIFESTS.resolve("nightly/cronjob.yaml")), CronJob.class);
  }

  private static Job detached() {
    return RunnerJob.of(
        new RunId("abcdefgh"),
        "away-20260102T030405Z-abcdefgh",
        RunnerImage.unseen("archbench-runner"),
        new RunnerSettings(
            "archbench-nightly", "archbench-nightly", Map.of(), List.of(), Set.of(), false),
        JobSettings.in("archbench"));
  }

  private static Container runner(JobSpec job) {
    return job.getTemplate().getSpec().getContainers().get(0);
  }

  @Test
  void theRunnerOfANightIsWhatADetachedOneIs() throws IOException {
    JobSpec night = nightly().getSpec().getJobTemplate().getSpec();
    JobSpec job = detached().getSpec();
    PodTemplateSpec pod = night.getTemplate();

    assertThat(pod.getSpec().getSecurityContext())
        .isEqualTo(job.getTemplate().getSpec().getSecurityContext());
    assertThat(pod.getSpec().getAffinity()).isEqualTo(job.getTemplate().getSpec().getAffinity());
    assertThat(pod.getMetadata().getAnnotations())
        .containsEntry("cluster-autoscaler.kubernetes.io/safe-to-evict", "false")
        .containsEntry("karpenter.sh/do-not-disrupt", "true");
    assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
    assertThat(pod.getSpec().getAutomountServiceAccountToken()).isTrue();
    Container ours = runner(night);
    Container theirs = runner(job);
    assertThat(ours.getSecurityContext()).isEqualTo(theirs.getSecurityContext());
    assertThat(ours.getResources()).isEqualTo(theirs.getResources());
    assertThat(ours.getCommand())
        .isEqualTo(theirs.getCommand().subList(0, ours.getCommand().size()))
        .last()
        .isEqualTo("io.archbench.runner.cli.Main");
    assertThat(ours.getEnv().stream().map(EnvVar::getName)).containsExactly("ARCHBENCH_STATE");
    assertThat(ours.getEnv()).isEqualTo(theirs.getEnv());
    assertThat(ours.getVolumeMounts()).containsAll(theirs.getVolumeMounts().subList(0, 2));
  }

  @Test
  void theRunnerOfANightIsFollowedByAnotherUnlessItHasAnAnswer() throws IOException {
    JobSpec night = nightly().getSpec().getJobTemplate().getSpec();
    JobSpec job = detached().getSpec();

    assertThat(night.getBackoffLimit()).isEqualTo(job.getBackoffLimit());
    assertThat(night.getPodReplacementPolicy()).isEqualTo(job.getPodReplacementPolicy());
    assertThat(night.getPodFailurePolicy().getRules().get(0))
        .as("evictions do not count")
        .isEqualTo(job.getPodFailurePolicy().getRules().get(0));
    assertThat(night.getPodFailurePolicy().getRules().get(1).getOnExitCodes().getValues())
        .as("a regression is an answer, too")
        .contains(1)
        .containsAll(job.getPodFailurePolicy().getRules().get(1).getOnExitCodes().getValues())
        .doesNotContain(0, 5, 130, 137, 143);
    assertThat(nightly().getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
  }
}
