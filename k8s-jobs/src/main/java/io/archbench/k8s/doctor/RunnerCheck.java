package io.archbench.k8s.doctor;

import io.archbench.k8s.detached.RunnerPod;
import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a runner could live in the cluster: its volume, its pod with the account that it has, and
 * the rights of who starts it and fetches its run.
 */
final class RunnerCheck {
  private final KubernetesClient client;
  private final JobSettings settings;
  private final PermissionCheck permissions;

  RunnerCheck(KubernetesClient client, JobSettings settings, PermissionCheck permissions) {
    this.client = client;
    this.settings = settings;
    this.permissions = permissions;
  }

  List<Finding> of(RunnerNeeds needs) {
    List<Finding> findings = new ArrayList<>(permissions.ofDetaching(settings.namespace()));
    findings.addAll(claim(needs.settings().volumeClaim()));
    if (permissions.mayCreatePods(settings.namespace())) {
      findings.addAll(
          new AdmissionCheck(client, settings)
              .of("runner", RunnerPod.of(needs.image(), needs.settings(), settings)));
    }
    return findings;
  }

  private List<Finding> claim(String name) {
    try {
      return client.persistentVolumeClaims().inNamespace(settings.namespace()).withName(name).get()
              == null
          ? List.of(
              Finding.of(
                  FindingKind.CLAIM_MISSING,
                  "volume claim " + name + " in namespace " + settings.namespace(),
                  "there is no such claim"))
          : List.of();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return List.of(); // that right is among those that are asked for
      }
      throw e;
    }
  }
}
