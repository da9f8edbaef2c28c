package io.archbench.k8s.doctor;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.NodeReader;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.VersionInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what would keep a study from being measured on a cluster, and changes nothing. */
public final class ClusterDoctor {
  /** Jobs tell since then why their pod failed, and wait for its end before they replace it. */
  private static final int OLDEST_MINOR = 29;

  private final KubernetesClient client;
  private final JobSettings settings;
  private final Duration settle;
  private final List<Finding> findings = new ArrayList<>();
  private final List<VariantNodes> nodes = new ArrayList<>();

  private ClusterDoctor(KubernetesClient client, JobSettings settings, Duration settle) {
    this.client = client;
    this.settings = settings;
    this.settle = settle;
  }

  /**
   * Looks at a cluster. What does not answer is a finding, not an exception.
   *
   * @param context of the kubeconfig; its current one if absent
   * @param settle how long a node must have been there before it is measured on
   * @param needs of each variant; none: only what holds for all studies
   * @param runner if the run is to be carried out by one in the cluster
   */
  public static Diagnosis diagnose(
      Optional<String> context,
      JobSettings settings,
      Duration settle,
      List<VariantNeeds> needs,
      Optional<RunnerNeeds> runner) {
    try (KubernetesClient client = Cluster.impatientClient(context)) {
      return diagnose(client, settings, settle, needs, runner);
    }
  }

  private static Diagnosis diagnose(
      KubernetesClient client,
      JobSettings settings,
      Duration settle,
      List<VariantNeeds> needs,
      Optional<RunnerNeeds> runner) {
    ClusterDoctor doctor = new ClusterDoctor(client, settings, settle);
    Optional<String> version = doctor.version();
    if (version.isPresent()) {
      doctor.look(needs, runner);
    }
    return new Diagnosis(
        client.getMasterUrl().toString(),
        version,
        settings.namespace(),
        doctor.nodes,
        Finding.sorted(doctor.findings.stream()));
  }

  private Optional<String> version() {
    try {
      VersionInfo version = client.getKubernetesVersion();
      String minor = version.getMinor().replaceAll("\\D.*", ""); // some say 29+
      if (version.getMajor().equals("1")
          && !minor.isEmpty()
          && Integer.parseInt(minor) < OLDEST_MINOR) {
        findings.add(
            Finding.of(FindingKind.CLUSTER_VERSION, "cluster", "it is " + version.getGitVersion()));
      }
      return Optional.of(version.getGitVersion());
    } catch (KubernetesClientException e) {
      unreachable("asking for its version", e);
      return Optional.empty();
    }
  }

  private void look(List<VariantNeeds> needs, Optional<RunnerNeeds> runner) {
    try {
      PermissionCheck permissions = new PermissionCheck(client);
      findings.addAll(permissions.inNamespace(settings.namespace()));
      findings.addAll(permissions.onNodes());
      if (permissions.mayCreatePods(settings.namespace())) {
        AdmissionCheck admission = new AdmissionCheck(client, settings);
        needs.forEach(need -> findings.addAll(admission.of(need)));
      }
      findings.addAll(new QueueCheck(client, settings).findings(needs));
      RunnerCheck ofRunner = new RunnerCheck(client, settings, permissions);
      runner.ifPresent(need -> findings.addAll(ofRunner.of(need)));
      NodeCheck check = new NodeCheck(new NodeReader(client), Clock.systemUTC(), settle);
      for (VariantNeeds need : needs) {
        NodeCheck.Looked looked = check.look(need);
        nodes.add(looked.nodes());
        findings.addAll(looked.findings());
      }
    } catch (KubernetesClientException e) {
      unreachable("looking at it", e);
    }
  }

  private void unreachable(String what, KubernetesClientException failure) {
    findings.add(
        Finding.of(
            FindingKind.CLUSTER_UNREACHABLE,
            "cluster",
            ClusterException.of(client, what, what, failure).getMessage() + ""));
  }
}
