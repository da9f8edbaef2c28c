package io.archbench.k8s.doctor;

import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cluster for each right of the shipped Role and ClusterRole whether the runner has it: as
 * those are what a run needs, no more and no less, there is no second list.
 */
final class PermissionCheck {
  private static final String ROLE = "/manifests/role.yaml";
  private static final String DETACHED = "/manifests/detached.yaml";
  private static final String NODE_READER = "/manifests/node-reader.yaml";

  private static final Set<String> OF_NO_NEED = Set.of("events", "persistentvolumeclaims");

  private final KubernetesClient client;

  PermissionCheck(KubernetesClient client) {
    this.client = client;
  }

  /** What is missing of what each run needs in its namespace. */
  List<Finding> inNamespace(String namespace) {
    return missing(shipped(ROLE, Role.class), namespace);
  }

  /** What is missing of what it takes to start a runner there, and to fetch its run. */
  List<Finding> ofDetaching(String namespace) {
    return missing(shipped(DETACHED, Role.class), namespace);
  }

  private List<Finding> missing(Role role, String namespace) {
    return role.getRules().stream()
        .flatMap(rule -> missing(rule, namespace).stream())
        .map(
            missing ->
                new Finding(
                    FindingKind.CLUSTER_PERMISSION,
                    severity(missing),
                    "namespace " + namespace,
                    "not allowed to " + words(missing),
                    "add to the Role " + role.getMetadata().getName() + ": " + text(missing)))
        .toList();
  }

  /** Without events a run goes on; it cannot say why a pod waits. Claims are only looked at. */
  private static Severity severity(PolicyRule missing) {
    return OF_NO_NEED.contains(missing.getResources().get(0))
        ? Severity.WARNING
        : FindingKind.CLUSTER_PERMISSION.severity();
  }

  /** What is missing of what is good to know of nodes. */
  List<Finding> onNodes() {
    return shipped(NODE_READER, ClusterRole.class).getRules().stream()
        .flatMap(rule -> missing(rule, null).stream())
        .map(
            missing ->
                new Finding(
                    FindingKind.NODES_NOT_READABLE,
                    "cluster",
                    "not allowed to " + words(missing) + " everywhere",
                    "bind the ClusterRole archbench-node-reader, which has " + text(missing)))
        .toList();
  }

  /** Whether pods may be created there. */
  boolean mayCreatePods(String namespace) {
    return isAllowed("", "pods", "create", namespace);
  }

  /** A rule for each resource of it that lacks verbs, with those verbs alone. */
  private List<PolicyRule> missing(PolicyRule rule, @Nullable String namespace) {
    List<PolicyRule> missing = new ArrayList<>();
    for (String group : rule.getApiGroups()) {
      for (String resource : rule.getResources()) {
        List<String> verbs =
            rule.getVerbs().stream()
                .filter(verb -> !isAllowed(group, resource, verb, namespace))
                .toList();
        if (!verbs.isEmpty()) {
          missing.add(
              rule.toBuilder()
                  .withApiGroups(group)
                  .withResources(resource)
                  .withVerbs(verbs)
                  .build());
        }
      }
    }
    return missing;
  }

  private boolean isAllowed(
      String group, String resource, String verb, @Nullable String namespace) {
    String[] parts = resource.split("/", 2);
    SelfSubjectAccessReview review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withGroup(group)
            .withResource(parts[0])
            .withSubresource(parts.length > 1 ? parts[1] : null)
            .withVerb(verb)
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }

  private <T> T shipped(String manifest, Class<T> kind) {
    try (InputStream yaml =
        Objects.requireNonNull(PermissionCheck.class.getResourceAsStream(manifest))) {
      return client.load(yaml).items().stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(manifest, e);
    }
  }

  /** {@code create and patch jobs (batch)}. */
  private static String words(PolicyRule rule) {
    String group = rule.getApiGroups().get(0);
    return String.join(", ", rule.getVerbs())
        + " "
        + rule.getResources().get(0)
        + (group.isEmpty() ? "" : " (" + group + ")");
  }

  private static String text(PolicyRule rule) {
    return "{apiGroups: [\"%s\"], resources: [%s], verbs: [%s]}"
        .formatted(
            rule.getApiGroups().get(0),
            rule.getResources().get(0),
            String.join(", ", rule.getVerbs()));
  }
}
