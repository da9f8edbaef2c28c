package io.archbench.k8s.job;

import io.archbench.trial.VariantSpec;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all pods of archbench have in common: they run as nobody, without a token, on exactly the
 * nodes that their variant asks for, and no autoscaler tidies them away.
 */
public final class RestrictedPod {
  /** The volume for what is written. */
  public static final String SCRATCH = "tmp";

  private static final long NOBODY = 65_532;
  private static final String HOSTNAME = "kubernetes.io/hostname";

  private RestrictedPod() {}

  /** Autoscalers that tidy up would end trials. */
  public static Map<String, String> annotations(JobSettings settings) {
    Map<String, String> annotations = new TreeMap<>(settings.annotations());
    annotations.put("cluster-autoscaler.kubernetes.io/safe-to-evict", "false");
    annotations.put("karpenter.sh/do-not-disrupt", "true");
    return annotations;
  }

  /**
   * A pod without containers.
   *
   * @param node the only one that will do; any that fits if absent
   * @param unfit hosts that will not do
   * @param exclusive label of the pods of which each wants a node for itself
   * @param medium of the scratch volume; the node's disk if null
   */
  public static PodSpecBuilder of(
      VariantSpec variant,
      Optional<String> node,
      Set<String> unfit,
      String exclusive,
      @Nullable String medium,
      JobSettings settings) {
    return nobody(medium, settings)
        .withAffinity(affinity(variant, node, unfit, exclusive))
        .withTolerations(variant.tolerations().stream().map(RestrictedPod::of).toList());
  }

  /**
   * A pod without containers, on whatever node.
   *
   * @param medium of the scratch volume; the node's disk if null
   */
  public static PodSpecBuilder nobody(@Nullable String medium, JobSettings settings) {
    PodSpecBuilder pod =
        new PodSpecBuilder()
            .withRestartPolicy("Never") // with OnFailure a restart would lose the log
            .withAutomountServiceAccountToken(false)
            .withEnableServiceLinks(false)
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
            .addNewVolume()
            .withName(SCRATCH)
            .withNewEmptyDir()
            .withMedium(medium)
            .endEmptyDir()
            .endVolume();
    settings.serviceAccount().ifPresent(pod::withServiceAccountName);
    settings
        .priorityClass()
        .ifPresent(pod::withPriorityClassName); // whether it preempts is the class's business
    return pod;
  }

  /** What each of its containers may do: nothing but compute, and write into its scratch volume. */
  public static SecurityContext unprivileged() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }

  /**
   * A container of archbench's image that does not measure, and asks for no CPUs: a trial may want
   * all that the node has, and a full node has room for it.
   *
   * @param variable of the environment that says what it is to do
   */
  public static ContainerBuilder frugal(String name, String image, String variable) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(image)
        .addNewEnv()
        .withName(variable)
        .withValue("true")
        .endEnv()
        .withSecurityContext(unprivileged())
        .withNewResources()
        .addToRequests("memory", new Quantity("64Mi"))
        .addToLimits("memory", new Quantity("256Mi"))
        .endResources()
        .addNewVolumeMount()
        .withName(SCRATCH)
        .withMountPath("/tmp")
        .endVolumeMount();
  }

  /**
   * Required, never preferred: a preference may silently run on the other architecture. One term,
   * for terms are alternatives.
   */
  private static Affinity affinity(
      VariantSpec variant, Optional<String> node, Set<String> unfit, String exclusive) {
    List<NodeSelectorRequirement> required = new ArrayList<>();
    required.add(in("kubernetes.io/arch", List.of(variant.architecture().text())));
    required.add(in("kubernetes.io/os", List.of("linux")));
    variant.nodeLabels().forEach((label, value) -> required.add(in(label, List.of(value))));
    if (!unfit.isEmpty()) {
      required.add(new NodeSelectorRequirement(HOSTNAME, "NotIn", List.copyOf(unfit)));
    }
    return new AffinityBuilder()
        .withNewNodeAffinity()
        .withNewRequiredDuringSchedulingIgnoredDuringExecution()
        .addNewNodeSelectorTerm()
        .withMatchExpressions(required)
        .withMatchFields(node.stream().map(RestrictedPod::named).toList())
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
        .withKey(exclusive)
        .withOperator("Exists")
        .endMatchExpression()
        .endLabelSelector()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endPodAntiAffinity()
        .build();
  }

  /** By its name: its label {@code kubernetes.io/hostname} may differ. */
  private static NodeSelectorRequirement named(String node) {
    return in("metadata.name", List.of(node));
  }

  /** The label by which a node is kept off. */
  static String hostName(Node node) {
    return Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.<String, String>of())
        .getOrDefault(HOSTNAME, node.getMetadata().getName());
  }

  private static NodeSelectorRequirement in(String label, List<String> values) {
    return new NodeSelectorRequirement(label, "In", values);
  }

  /** As the cluster has it. */
  public static Toleration of(io.archbench.trial.Toleration toleration) {
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
}
