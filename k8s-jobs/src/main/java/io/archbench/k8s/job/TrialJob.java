package io.archbench.k8s.job;

import io.archbench.trial.AgentContract;
import io.archbench.trial.Resources;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.TrialSpec;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Job that carries a trial out: one pod, pinned to the architecture and node it was placed on.
 *
 * <p>Only the runner makes attempts, so the Job makes none: whatever ends its pod fails it, with
 * the cause in its own words.
 */
final class TrialJob {
  /** The container that measures. */
  static final String CONTAINER = "bench";

  private static final long NOBODY = 65_532;

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

  private static final String HOSTNAME = "kubernetes.io/hostname";

  private TrialJob() {}

  /** {@code ab-<run>-<suite>-<variant>-r<nn>-a<n>}. */
  static String name(TrialSpec spec) {
    return "ab-" + spec.run() + "-" + spec.key().text();
  }

  /**
   * The Job of a placed trial; equal for equal specs.
   *
   * @param image by digest
   */
  static Job of(TrialSpec spec, String image, JobSettings settings) {
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
        .withNewPodFailurePolicy()
        .addNewRule()
        .withAction("FailJob")
        .addNewOnPodCondition("True", "DisruptionTarget")
        .endRule()
        .addNewRule()
        .withAction("FailJob")
        .withNewOnExitCodes()
        .withContainerName(CONTAINER)
        .withOperator("In")
        .withValues(FINAL_CODES)
        .endOnExitCodes()
        .endRule()
        .endPodFailurePolicy()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(podLabels)
        .withAnnotations(undisturbed(settings))
        .endMetadata()
        .withSpec(pod(spec, image, settings))
        .endTemplate()
        .endSpec()
        .build();
  }

  /** Autoscalers that tidy up would end trials. */
  private static Map<String, String> undisturbed(JobSettings settings) {
    Map<String, String> annotations = new TreeMap<>(settings.annotations());
    annotations.put("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    annotations.put("karpenter.sh/do-not-disrupt", "true");
    return annotations;
  }

  private static PodSpec pod(TrialSpec spec, String image, JobSettings settings) {
    PodSpecBuilder pod =
        new PodSpecBuilder()
            .withRestartPolicy("Never") // with OnFailure a restart would lose the log
            .withActiveDeadlineSeconds(deadline(spec).toSeconds())
            .withTerminationGracePeriodSeconds(GRACE_SECONDS)
            .withAutomountServiceAccountToken(false)
            .withEnableServiceLinks(false)
            .withAffinity(affinity(spec))
            .withTolerations(spec.variant().tolerations().stream().map(TrialJob::of).toList())
            .withImagePullSecrets(
                settings.imagePullSecrets().stream().map(LocalObjectReference::new).toList())
            .withNewSecurityContext()
            .withRunAsNonRoot(true)
            .withRunAsUser(NOBODY)
            .withRunAsGroup(NOBODY)
            .withFsGroup(NOBODY)
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile()
            .endSecurityContext()
            .withContainers(container(spec, image))
            .addNewVolume()
            .withName("tmp")
            .withNewEmptyDir()
            .withMedium(spec.resources().scratch().equals("memory") ? "Memory" : null)
            .endEmptyDir()
            .endVolume();
    settings.serviceAccount().ifPresent(pod::withServiceAccountName);
    settings
        .priorityClass()
        .ifPresent(name -> pod.withPriorityClassName(name).withPreemptionPolicy("Never"));
    return pod.build();
  }

  /** Later than the agent's own, which writes an honest partial record first. */
  private static Duration deadline(TrialSpec spec) {
    return spec.deadline().multipliedBy(6).dividedBy(5).plusMinutes(1);
  }

  /**
   * Required, never preferred: a preference may silently run on the other architecture. One term,
   * for terms are alternatives.
   */
  private static Affinity affinity(TrialSpec spec) {
    List<NodeSelectorRequirement> required = new ArrayList<>();
    required.add(in("kubernetes.io/arch", spec.variant().architecture().text()));
    required.add(in("kubernetes.io/os", "linux"));
    spec.variant().nodeLabels().forEach((label, value) -> required.add(in(label, value)));
    required.add(in(HOSTNAME, spec.members().get(0).place()));
    return new AffinityBuilder()
        .withNewNodeAffinity()
        .withNewRequiredDuringSchedulingIgnoredDuringExecution()
        .addNewNodeSelectorTerm()
        .withMatchExpressions(required)
        .endNodeSelectorTerm()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endNodeAffinity()
        .withNewPodAntiAffinity()
        .addNewRequiredDuringSchedulingIgnoredDuringExecution()
        .withTopologyKey(HOSTNAME)
        .withNewNamespaceSelector()
        .endNamespaceSelector()
        .withNewLabelSelector()
        .addNewMatchExpression()
        .withKey(Labels.EXCLUSIVE)
        .withOperator("In")
        .withValues("trial")
        .endMatchExpression()
        .endLabelSelector()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endPodAntiAffinity()
        .build();
  }

  private static NodeSelectorRequirement in(String label, String value) {
    return new NodeSelectorRequirement(label, "In", List.of(value));
  }

  private static Toleration of(io.archbench.trial.Toleration toleration) {
    return new TolerationBuilder()
        .withKey(present(toleration.key()))
        .withOperator(present(toleration.operator()))
        .withValue(present(toleration.value()))
        .withEffect(present(toleration.effect()))
        .build();
  }

  /** An empty text would be another wish than none. */
  private static @Nullable String present(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Container container(TrialSpec spec, String image) {
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(image)
        .addNewEnv()
        .withName(AgentContract.SPEC_VARIABLE)
        .withValue(SpecEnvelope.encode(spec))
        .endEnv()
        .withResources(resources(spec.resources()))
        .withTerminationMessagePolicy("File")
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .addNewVolumeMount()
        .withName("tmp")
        .withMountPath("/tmp")
        .endVolumeMount()
        .build();
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
