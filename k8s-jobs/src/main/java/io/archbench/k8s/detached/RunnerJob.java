package io.archbench.k8s.detached;

import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.image.build.ImageBuilder;
import io.archbench.k8s.job.FailurePolicy;
import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.Labels;
import io.archbench.k8s.job.RestrictedPod;
import io.archbench.trial.AgentContract;
import io.archbench.trial.RunId;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Job in which a runner works on its directory, and what goes with it.
 *
 * <p>A pod that is lost has a successor that resumes the run; one that came to an end of its own
 * has none.
 */
final class RunnerJob {
  /** On the Job and its pods: the run. Not the label of trials and holders, which come and go. */
  static final String LABEL = "archbench.io/runner";

  /** Annotation: the name of the run's directory. */
  static final String DIRECTORY = "archbench.io/run-directory";

  static final String CONTAINER = "runner";

  /** Of the runner's module, which this one does not know. */
  private static final String MAIN = "io.archbench.runner.cli.Main";

  private static final String RUNS = "/runs";
  private static final String VOLUME = "runs";
  private static final String SEED = "seed";
  private static final String SEED_FILE = "run.zip";
  private static final String MEMORY = "1Gi";

  /** Losses of pods after which nobody tries again; the cluster waits longer each time. */
  private static final int SUCCESSORS = 6;

  /**
   * Ends that a successor would only repeat: inconclusive, a benchmark's, a bug's. Not that of a
   * directory in use, by a predecessor that is not quite dead, nor the 1 of a JVM that fell over.
   */
  private static final Integer[] FINAL_CODES = {3, 4, 70};

  private static final Duration READER_LASTS = Duration.ofMinutes(40);

  private RunnerJob() {}

  /** {@code ab-<run>-runner}. */
  static String name(RunId run) {
    return "ab-" + run + "-runner";
  }

  /** Of the Job and its pods. */
  private static Map<String, String> labels(RunId run, JobSettings jobs) {
    Map<String, String> labels = new TreeMap<>(jobs.labels());
    labels.put(LABEL, run.text());
    return labels;
  }

  /** The directory as it is in the beginning; the Job's own, so that it goes with it. */
  static ConfigMap seed(Job owner, byte[] archive) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(owner.getMetadata().getName())
        .withNamespace(owner.getMetadata().getNamespace())
        .withLabels(owner.getMetadata().getLabels())
        .withOwnerReferences(owner(owner))
        .endMetadata()
        .addToBinaryData(SEED_FILE, Base64.getEncoder().encodeToString(archive))
        .withImmutable(true)
        .build();
  }

  /**
   * The Job, suspended: its pods wait for the seed.
   *
   * @param directory name of the run's directory
   */
  static Job of(
      RunId run, String directory, RunnerImage image, RunnerSettings settings, JobSettings jobs) {
    Map<String, String> annotations = RestrictedPod.annotations(jobs);
    annotations.put(DIRECTORY, directory);
    return new JobBuilder()
        .withNewMetadata()
        .withName(name(run))
        .withNamespace(jobs.namespace())
        .withLabels(labels(run, jobs))
        .withAnnotations(annotations)
        .endMetadata()
        .withNewSpec()
        .withSuspend(true)
        .withBackoffLimit(SUCCESSORS)
        .withPodReplacementPolicy("Failed")
        .withPodFailurePolicy(FailurePolicy.of("Ignore", CONTAINER, FINAL_CODES))
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels(run, jobs))
        .withAnnotations(annotations)
        .endMetadata()
        .withSpec(pod(run, directory, image, settings, jobs))
        .endTemplate()
        .endSpec()
        .build();
  }

  private static PodSpec pod(
      RunId run, String directory, RunnerImage image, RunnerSettings settings, JobSettings jobs) {
    List<String> command =
        new ArrayList<>(
            command(image.java(), "-XX:MaxRAMPercentage=60", "resume", RUNS + "/" + directory));
    command.addAll(List.of("--seed", "/" + SEED + "/" + SEED_FILE));
    if (settings.allowMissing()) {
      command.add("--allow-missing");
    }
    return withVolume(RestrictedPod.nobody(null, jobs), settings.volumeClaim())
        .withServiceAccountName(settings.serviceAccount())
        .withAutomountServiceAccountToken(true)
        .withAffinity(onNodes(image, settings))
        .withTolerations(settings.tolerations().stream().map(RestrictedPod::of).toList())
        .addNewVolume()
        .withName(SEED)
        .withNewConfigMap()
        .withName(name(run))
        .endConfigMap()
        .endVolume()
        .withContainers(
            new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(image.reference())
                .withCommand(command)
                .addNewEnv()
                .withName("ARCHBENCH_STATE") // what is known of machines outlives the pod, too
                .withValue(RUNS + "/.state")
                .endEnv()
                .withSecurityContext(RestrictedPod.unprivileged())
                .withNewResources()
                .addToRequests("cpu", new Quantity("100m"))
                .addToRequests("memory", new Quantity(MEMORY))
                .addToLimits("memory", new Quantity(MEMORY))
                .endResources()
                .addNewVolumeMount()
                .withName(RestrictedPod.SCRATCH)
                .withMountPath("/tmp")
                .endVolumeMount()
                .addNewVolumeMount()
                .withName(VOLUME)
                .withMountPath(RUNS)
                .endVolumeMount()
                .addNewVolumeMount()
                .withName(SEED)
                .withMountPath("/" + SEED)
                .withReadOnly(true)
                .endVolumeMount()
                .build())
        .build();
  }

  private static PodSpecBuilder withVolume(PodSpecBuilder pod, String claim) {
    return pod.addNewVolume()
        .withName(VOLUME)
        .withNewPersistentVolumeClaim(claim, false)
        .endVolume();
  }

  /** Where the image runs and the study wants it, and nobody measures. */
  private static Affinity onNodes(RunnerImage image, RunnerSettings settings) {
    return new AffinityBuilder()
        .withNewNodeAffinity()
        .withNewRequiredDuringSchedulingIgnoredDuringExecution()
        .addNewNodeSelectorTerm()
        .withMatchExpressions(
            Stream.concat(
                    Stream.of(
                        in("kubernetes.io/os", List.of("linux")),
                        in("kubernetes.io/arch", image.architectures())),
                    new TreeMap<>(settings.nodeLabels())
                        .entrySet().stream()
                            .map(label -> in(label.getKey(), List.of(label.getValue()))))
                .toList())
        .withMatchFields(
            settings.measured().stream()
                .sorted()
                .map(node -> new NodeSelectorRequirement("metadata.name", "NotIn", List.of(node)))
                .toList())
        .endNodeSelectorTerm()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endNodeAffinity()
        .withNewPodAntiAffinity()
        .withRequiredDuringSchedulingIgnoredDuringExecution(
            besideNone(Labels.HOLDER), besideNone(Labels.EXCLUSIVE))
        .endPodAntiAffinity()
        .build();
  }

  /** Of no run: the runner would be somebody who uses the node. */
  private static PodAffinityTerm besideNone(String label) {
    return new PodAffinityTermBuilder()
        .withTopologyKey("kubernetes.io/hostname")
        .withNewNamespaceSelector()
        .endNamespaceSelector()
        .withNewLabelSelector()
        .addNewMatchExpression()
        .withKey(label)
        .withOperator("Exists")
        .endMatchExpression()
        .endLabelSelector()
        .build();
  }

  private static NodeSelectorRequirement in(String label, List<String> values) {
    return new NodeSelectorRequirement(label, "In", values);
  }

  private static List<String> command(String java, String memory, String... arguments) {
    return Stream.concat(
            Stream.of(
                java,
                "-XX:+UseSerialGC",
                memory,
                "-Darchbench.home=/archbench",
                "-cp",
                ImageBuilder.RUNNER + "/*",
                MAIN),
            Stream.of(arguments))
        .toList();
  }

  /** Prints the archive of the run's directory, in a pod that has its volume. */
  static List<String> archive(Job job) {
    String java = job.getSpec().getTemplate().getSpec().getContainers().get(0).getCommand().get(0);
    return command(java, "-Xmx128m", "archive", RUNS + "/" + directory(job));
  }

  /**
   * The name of the run's directory.
   *
   * @throws ClusterException if somebody changed it
   */
  static String directory(Job job) {
    String run = job.getMetadata().getLabels().getOrDefault(LABEL, "");
    return Optional.ofNullable(job.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(DIRECTORY))
        .filter(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*-" + Pattern.quote(run)))
        .orElseThrow(
            () ->
                new ClusterException(
                    "Job %s does not say which directory is that of its run: its annotation %s was changed"
                        .formatted(job.getMetadata().getName(), DIRECTORY)));
  }

  /** A pod that does nothing where the volume is, so that the directory can be had of it. */
  static Pod reader(Job job) {
    PodTemplateSpec runner = job.getSpec().getTemplate();
    String image = runner.getSpec().getContainers().get(0).getImage();
    String claim =
        runner.getSpec().getVolumes().stream()
            .filter(volume -> volume.getPersistentVolumeClaim() != null)
            .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
            .findFirst()
            .orElseThrow();
    return new PodBuilder()
        .withNewMetadata()
        .withGenerateName(job.getMetadata().getName() + "-reader-")
        .withNamespace(job.getMetadata().getNamespace())
        .withOwnerReferences(owner(job))
        .endMetadata()
        .withSpec(
            withVolume(
                    RestrictedPod.nobody(null, JobSettings.in(job.getMetadata().getNamespace())),
                    claim)
                .withImagePullSecrets(runner.getSpec().getImagePullSecrets())
                .withPriorityClassName(runner.getSpec().getPriorityClassName())
                .withAffinity(runner.getSpec().getAffinity())
                .withTolerations(runner.getSpec().getTolerations())
                .withActiveDeadlineSeconds(READER_LASTS.toSeconds())
                .withTerminationGracePeriodSeconds(1L)
                .withContainers(
                    RestrictedPod.frugal(CONTAINER, image, AgentContract.HOLD_VARIABLE)
                        .addNewVolumeMount()
                        .withName(VOLUME)
                        .withMountPath(RUNS)
                        .endVolumeMount()
                        .build())
                .build())
        .build();
  }

  /** What goes when the Job goes. */
  private static OwnerReference owner(Job job) {
    return new OwnerReferenceBuilder()
        .withApiVersion("batch/v1")
        .withKind("Job")
        .withName(job.getMetadata().getName())
        .withUid(job.getMetadata().getUid())
        .build();
  }
}
