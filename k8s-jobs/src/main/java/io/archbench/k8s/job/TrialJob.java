package io.archbench.k8s.job;

import io.archbench.trial.AgentContract;
import io.archbench.trial.Resources;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Job that carries a trial out: one pod, pinned to the architecture and node it was placed on.
 *
 * <p>Only the runner makes attempts, so the Job makes none: whatever ends its pod fails it, with
 * the cause in its own words. A Job that waits in a queue is not suspended here: who admits it does
 * that, and without it nobody would let the Job go.
 */
final class TrialJob {
  /** The container that measures. */
  static final String CONTAINER = "bench";

  /** The agent traps the end, writes what it has, and needs a moment for it. */
  private static final long GRACE_SECONDS = 45;

  /** A backstop: archbench deletes what it collected. */
  private static final int KEPT_SECONDS = 604_800;

  /** Exit codes that another pod would only repeat: the agent's own, and a kill for memory. */
  private static final Integer[] FINAL_CODES = {
    AgentContract.EXIT_SPEC,
    AgentContract.EXIT_VERSION,
    AgentContract.EXIT_ARCHITECTURE,
    AgentContract.EXIT_INCOMPLETE,
    137
  };

  private TrialJob() {}

  /** {@code ab-<run>-<suite>-<variant>-r<nn>-a<n>}. */
  static String name(TrialSpec spec) {
    return "ab-" + spec.run() + "-" + spec.key().text();
  }

  /** The Job of a placed trial whose variant has an image; equal for equal specs. */
  static Job of(TrialSpec spec, JobSettings settings) {
    Map<String, String> labels = Labels.of(spec, settings);
    Map<String, String> podLabels = new TreeMap<>(labels);
    podLabels.put(Labels.EXCLUSIVE, "trial");
    podLabels.remove(Labels.QUEUE); // Kueue counts the Job
    Map<String, String> annotations = new TreeMap<>(settings.annotations());
    annotations.put(Labels.SPEC_SHA256, spec.sha256());
    return new JobBuilder()
        .withNewMetadata()
        .withName(name(spec))
        .withNamespace(settings.namespace())
        .withLabels(labels)
        .withAnnotations(annotations)
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withPodReplacementPolicy("Failed")
        .withTtlSecondsAfterFinished(KEPT_SECONDS)
        .withPodFailurePolicy(failurePolicy(settings))
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(podLabels)
        .withAnnotations(RestrictedPod.annotations(settings))
        .endMetadata()
        .withSpec(pod(spec, settings))
        .endTemplate()
        .endSpec()
        .build();
  }

  /**
   * A queue that takes a Job back has its pod ended, and the agent then ends with a code of its
   * own: a rule for that code may fail the Job, which the queue means to admit again. Nothing is
   * lost without it, for a pod that fails by itself uses up the attempts in any case.
   */
  private static PodFailurePolicy failurePolicy(JobSettings settings) {
    return settings.queue().isPresent()
        ? FailurePolicy.of("FailJob", CONTAINER)
        : FailurePolicy.of("FailJob", CONTAINER, FINAL_CODES);
  }

  private static PodSpec pod(TrialSpec spec, JobSettings settings) {
    return RestrictedPod.of(
            spec.variant(),
            Optional.of(spec.members().get(0).place()),
            Set.of(),
            Labels.EXCLUSIVE,
            spec.resources().scratch().equals("memory") ? "Memory" : null,
            settings)
        .withActiveDeadlineSeconds(deadline(spec).toSeconds())
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withContainers(container(spec))
        .build();
  }

  /** Later than the agent's own, which writes an honest partial record first. */
  private static Duration deadline(TrialSpec spec) {
    return spec.deadline().multipliedBy(6).dividedBy(5).plusMinutes(1);
  }

  private static Container container(TrialSpec spec) {
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(image(spec.variant()))
        .addNewEnv()
        .withName(AgentContract.SPEC_VARIABLE)
        .withValue(SpecEnvelope.encode(spec))
        .endEnv()
        .withResources(resources(spec.resources()))
        .withTerminationMessagePolicy("File")
        .withSecurityContext(RestrictedPod.unprivileged())
        .addNewVolumeMount()
        .withName(RestrictedPod.SCRATCH)
        .withMountPath("/tmp")
        .endVolumeMount()
        .build();
  }

  /** How the container that measures gets on in a pod; absent until its node has seen it. */
  static Optional<ContainerStatus> container(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(CONTAINER))
        .findFirst();
  }

  /** By digest: the same on all architectures, whatever becomes of the tag. */
  static String image(VariantSpec variant) {
    return Objects.requireNonNull(variant.image(), "planned without a cluster: no image");
  }

  /**
   * Memory has its request as limit. CPUs have no limit by default: a quota throttles a JVM whose
   * compiler and collector run beside the benchmark, and the node is the trial's own.
   */
  private static ResourceRequirements resources(Resources resources) {
    ResourceRequirementsBuilder requirements = new ResourceRequirementsBuilder();
    Integer cpus = resources.cpu();
    if (cpus != null) {
      requirements.addToRequests("cpu", new Quantity(cpus.toString()));
    }
    switch (resources.cpuLimit()) {
      case "none" -> {}
      case "equal" -> {
        if (cpus != null) {
          requirements.addToLimits("cpu", new Quantity(cpus.toString()));
        }
      }
      default -> requirements.addToLimits("cpu", new Quantity(resources.cpuLimit()));
    }
    Long memory = resources.memoryBytes();
    if (memory != null) {
      requirements.addToRequests("memory", new Quantity(memory.toString()));
      requirements.addToLimits("memory", new Quantity(memory.toString()));
    }
    return requirements.build();
  }
}
