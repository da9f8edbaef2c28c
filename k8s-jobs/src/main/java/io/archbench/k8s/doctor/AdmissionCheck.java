package io.archbench.k8s.doctor;

import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.TrialPods;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lets the cluster look at the pods of a variant without creating them: all that admits pods there
 * says what it would say, Pod Security, quotas, limit ranges, classes and webhooks.
 */
final class AdmissionCheck {
  private static final int UNPROCESSABLE = 422;

  /** Other answers say that it cannot be found out now, or not by a dry run. */
  private static final Set<Integer> REFUSALS =
      Set.of(HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_NOT_FOUND, UNPROCESSABLE);

  private static final Duration LARGEST_SKEW = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final JobSettings settings;

  AdmissionCheck(KubernetesClient client, JobSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /** What becomes of the pods that hold nodes and of those that measure. */
  List<Finding> of(VariantNeeds needs) {
    List<Finding> findings = new ArrayList<>();
    String variant = "variant " + needs.variant().name();
    findings.addAll(of(variant, TrialPods.holder(needs.largest(), settings)));
    findings.addAll(of(variant, TrialPods.trial(needs.largest(), settings)));
    return findings;
  }

  /** What becomes of a pod. */
  List<Finding> of(String where, Pod pod) {
    Instant before = Instant.now();
    try {
      Pod admitted =
          client.pods().inNamespace(settings.namespace()).resource(pod).dryRun().create();
      return changes(where, pod, admitted, before);
    } catch (KubernetesClientException e) {
      if (e.getCode() < HttpURLConnection.HTTP_BAD_REQUEST) {
        throw e; // it did not answer at all
      }
      Finding finding =
          Finding.of(
              FindingKind.POD_REFUSED,
              where,
              "namespace " + settings.namespace() + " admits no such pod: " + words(e));
      return List.of(REFUSALS.contains(e.getCode()) ? finding : finding.as(Severity.WARNING));
    }
  }

  private List<Finding> changes(String where, Pod asked, Pod admitted, Instant before) {
    List<Finding> findings = new ArrayList<>();
    ResourceRequirements wanted = asked.getSpec().getContainers().get(0).getResources();
    String name = asked.getSpec().getContainers().get(0).getName();
    ResourceRequirements given = new ResourceRequirements();
    for (Container container : admitted.getSpec().getContainers()) {
      if (container.getName().equals(name)) {
        given = Objects.requireNonNullElse(container.getResources(), given);
      } else {
        findings.add(
            Finding.of(
                FindingKind.POD_CHANGED,
                where,
                "its pods get another container, " + container.getName() + ", beside " + name));
      }
    }
    Map<String, Quantity> requests = new TreeMap<>(wanted.getLimits()); // a limit is a request, too
    requests.putAll(wanted.getRequests());
    compare(where, "requests", requests, given.getRequests(), findings);
    compare(where, "limits", wanted.getLimits(), given.getLimits(), findings);
    if (settings.priorityClass().isPresent()
        && !"Never".equals(admitted.getSpec().getPreemptionPolicy())) {
      findings.add(
          Finding.of(
              FindingKind.PRIORITY_PREEMPTS,
              "priority class " + settings.priorityClass().get(),
              "its pods end others of a lower priority where there is no room"));
    }
    skew(admitted, before).ifPositive(findings);
    return findings;
  }

  /** Only what is other than asked for. */
  private static void compare(
      String where,
      String what,
      Map<String, Quantity> asked,
      Map<String, Quantity> given,
      List<Finding> findings) {
    new TreeMap<>(given)
        .forEach(
            (resource, quantity) -> {
              Quantity before = asked.get(resource);
              if (!Objects.equals(before, quantity)) {
                findings.add(
                    Finding.of(
                        FindingKind.POD_CHANGED,
                        where,
                        "its pods get %s of %s %s instead of %s"
                            .formatted(
                                what, quantity, resource, before == null ? "none" : before)));
              }
            });
  }

  private record Skew(Duration ahead) {
    void ifPositive(List<Finding> findings) {
      if (ahead.abs().compareTo(LARGEST_SKEW) > 0) {
        findings.add(
            Finding.of(
                FindingKind.CLOCK_SKEW,
                "cluster",
                "the API server's clock is %d s %s this machine's"
                    .formatted(
                        ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of")));
      }
    }
  }

  /** The server stamps also what it does not keep, in whole seconds. */
  private static Skew skew(Pod admitted, Instant before) {
    Instant stamped = Instant.parse(admitted.getMetadata().getCreationTimestamp());
    Instant after = Instant.now();
    if (stamped.isBefore(before.minusSeconds(1))) {
      return new Skew(Duration.between(before, stamped));
    }
    return new Skew(stamped.isAfter(after) ? Duration.between(after, stamped) : Duration.ZERO);
  }

  private static String words(KubernetesClientException failure) {
    Status status = failure.getStatus();
    return status == null || status.getMessage() == null
        ? "it answers " + failure.getCode()
        : status.getMessage();
  }
}
