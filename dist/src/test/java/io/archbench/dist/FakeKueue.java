package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Does to the Jobs of a namespace that name a queue what Kueue does to them: they are suspended as
 * they are created, by the API server itself; each gets a Workload that says what it waits for; to
 * admit one its {@code suspend} is taken off, to evict it, put back.
 *
 * <p>Its kinds are the test's own, with the names of Kueue's and whatever fields.
 */
final class FakeKueue implements AutoCloseable {
  static final String FULL = "insufficient unused quota for cpu in flavor, 1 more needed";

  private static final String GROUP = "kueue.x-k8s.io";
  private static final Path MANIFESTS =
      Path.of("../k8s-jobs/src/main/resources/manifests/kueue").toAbsolutePath();
  private static final Map<String, String> KINDS =
      Map.of(
          "workloads", "Workload",
          "localqueues", "LocalQueue",
          "clusterqueues", "ClusterQueue",
          "resourceflavors", "ResourceFlavor");
  private static final Set<String> NAMESPACED = Set.of("workloads", "localqueues");

  private final Path directory;
  private final ClusterNamespace namespace;
  private final KubernetesClient client;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private volatile boolean admitsAtOnce;
  private volatile boolean closed;

  private FakeKueue(Path directory, ClusterNamespace namespace) {
    this.directory = directory;
    this.namespace = namespace;
    this.client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(TestCluster.kubeconfig().toFile()))
            .build();
  }

  /** One that looks after a namespace until it is closed, with the queues that are shipped. */
  static FakeKueue in(Path directory, ClusterNamespace namespace) throws Exception {
    FakeKueue kueue = new FakeKueue(directory, namespace);
    kueue.serveKinds();
    kueue.applyQueues();
    kueue.suspendWhatIsCreated();
    Future<?> unused =
        kueue.clock.scheduleWithFixedDelay(kueue::lookAtJobs, 0, 100, TimeUnit.MILLISECONDS);
    return kueue;
  }

  private void apply(String name, String yaml) throws Exception {
    kubectl("apply", "-f", Files.writeString(directory.resolve(name), yaml).toString());
  }

  private void serveKinds() throws Exception {
    String crds =
        KINDS.entrySet().stream()
            .map(
                kind ->
                    """
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata:
                      name: %1$s.%3$s
                      annotations: {api-approved.kubernetes.io: "unapproved, of a test"}
                    spec:
                      group: %3$s
                      scope: %4$s
                      names: {plural: %1$s, kind: %2$s, listKind: %2$sList}
                      versions:
                        - name: v1beta2
                          served: true
                          storage: true
                          schema:
                            openAPIV3Schema:
                              {type: object, x-kubernetes-preserve-unknown-fields: true}
                          subresources: {status: {}}
                    """
                        .formatted(
                            kind.getKey(),
                            kind.getValue(),
                            GROUP,
                            NAMESPACED.contains(kind.getKey()) ? "Namespaced" : "Cluster"))
            .collect(Collectors.joining("---\n"));
    apply("crds.yaml", crds);
    for (String plural : KINDS.keySet()) {
      kubectl("wait", "--for=condition=Established", "crd", plural + "." + GROUP, "--timeout=60s");
    }
  }

  /** Those that are shipped, under names of this namespace's own. */
  private void applyQueues() throws Exception {
    String name = namespace.name();
    String queues =
        kubectl("kustomize", MANIFESTS.toString())
            .replace("namespace: archbench", "namespace: " + name)
            .replace("clusterQueue: archbench", "clusterQueue: " + name)
            .replace("metadata.name: archbench", "metadata.name: " + name)
            .replace("name: archbench-amd64", "name: " + name + "-amd64")
            .replace("name: archbench-arm64", "name: " + name + "-arm64")
            .replace("name: archbench-queue-reader", "name: " + name + "-queue-reader")
            .replace(
                "kind: ClusterQueue\nmetadata:\n  name: archbench",
                "kind: ClusterQueue\nmetadata:\n  name: " + name);
    apply("queues.yaml", queues);
  }

  /** As Kueue's webhook does: a Job never is without it, not even for a moment. */
  private void suspendWhatIsCreated() throws Exception {
    apply(
        "policy.yaml",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: {name: %1$s}
        spec:
          failurePolicy: Fail
          reinvocationPolicy: Never
          matchConstraints:
            namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %1$s}}
            resourceRules:
              - {apiGroups: [batch], apiVersions: [v1], resources: [jobs], operations: [CREATE]}
          matchConditions:
            - name: queue
              expression: >-
                has(object.metadata.labels) && "kueue.x-k8s.io/queue-name" in object.metadata.labels
          mutations:
            - patchType: JSONPatch
              jsonPatch:
                expression: '[JSONPatch{op: "add", path: "/spec/suspend", value: true}]'
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicyBinding
        metadata: {name: %1$s}
        spec: {policyName: %1$s}
        """
            .formatted(namespace.name()));
    Path probe =
        Files.writeString(
            directory.resolve("probe.yaml"),
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: probe, labels: {kueue.x-k8s.io/queue-name: archbench}}
            spec:
              template:
                spec: {restartPolicy: Never, containers: [{name: probe, image: none}]}
            """);
    namespace.await(
        "true",
        "create",
        "--dry-run=server",
        "-f",
        probe.toString(),
        "-o",
        "jsonpath={.spec.suspend}");
  }

  private void lookAtJobs() {
    try {
      for (Job job :
          client
              .batch()
              .v1()
              .jobs()
              .inNamespace(namespace.name())
              .withLabel(GROUP + "/queue-name")
              .list()
              .getItems()) {
        if (!known.contains(job.getMetadata().getUid())) {
          take(job);
          known.add(job.getMetadata().getUid());
        }
      }
    } catch (Exception | AssertionError e) {
      if (!closed) {
        failures.add(e);
      }
    }
  }

  private void take(Job job) throws Exception {
    assertThat(job.getSpec().getSuspend()).as("it is created suspended").isTrue();
    apply(
        "workload.yaml",
        """
        apiVersion: kueue.x-k8s.io/v1beta2
        kind: Workload
        metadata:
          name: job-%1$s
          namespace: %2$s
          labels: {kueue.x-k8s.io/job-uid: %3$s}
          ownerReferences: [{apiVersion: batch/v1, kind: Job, name: %1$s, uid: %3$s}]
        spec: {queueName: archbench, active: true}
        """
            .formatted(job.getMetadata().getName(), namespace.name(), job.getMetadata().getUid()));
    String name = job.getMetadata().getName();
    if (admitsAtOnce) {
      admit(name);
    } else {
      say(name, said("QuotaReserved", false, "Pending", FULL));
    }
  }

  /** From now on there is quota for whatever comes. */
  void admitAtOnce() {
    admitsAtOnce = true;
  }

  private static String said(String type, boolean holds, String reason, String message) {
    return """
    {"type": "%s", "status": "%s", "reason": "%s", "message": "%s", "lastTransitionTime": "%s"}
    """
        .formatted(type, holds ? "True" : "False", reason, message, Instant.now());
  }

  private void say(String job, String... conditions) throws Exception {
    namespace.kubectlHere(
        "patch",
        "workload",
        "job-" + job,
        "--subresource=status",
        "--type=merge",
        "-p",
        "{\"status\": {\"conditions\": [" + String.join(",", conditions) + "]}}");
  }

  private void suspend(String job, boolean suspended) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace.name())
        .withName(job)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\": {\"suspend\": %s}}".formatted(suspended));
  }

  /** Lets a Job have its pod. */
  void admit(String job) throws Exception {
    say(
        job,
        said("QuotaReserved", true, "QuotaReserved", ""),
        said("Admitted", true, "Admitted", ""));
    suspend(job, false);
  }

  /** Takes a Job back, whose pod then goes. */
  void evict(String job) throws Exception {
    say(
        job,
        said("QuotaReserved", false, "Pending", FULL),
        said("Evicted", true, "Preempted", "to make room for another"));
    suspend(job, true);
  }

  /** The Jobs that it has taken note of and that are there, by name. */
  List<String> jobs() {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace.name())
        .withLabel(GROUP + "/queue-name")
        .list()
        .getItems()
        .stream()
        .filter(job -> known.contains(job.getMetadata().getUid()))
        .filter(job -> job.getMetadata().getDeletionTimestamp() == null)
        .map(job -> job.getMetadata().getName())
        .sorted()
        .toList();
  }

  /** Fails if something could not be done meanwhile. */
  void check() {
    assertThat(failures).isEmpty();
  }

  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    client.close();
  }

  /** Removes what is not of the namespace. */
  void remove() throws Exception {
    String name = namespace.name();
    kubectl("delete", "mutatingadmissionpolicybinding", name, "--ignore-not-found");
    kubectl("delete", "mutatingadmissionpolicy", name, "--ignore-not-found");
    kubectl("delete", "clusterqueue", name, "--ignore-not-found");
    kubectl("delete", "resourceflavor", name + "-amd64", name + "-arm64", "--ignore-not-found");
    kubectl("delete", "clusterrole", name + "-queue-reader", "--ignore-not-found");
    kubectl("delete", "clusterrolebinding", name + "-queue-reader", "--ignore-not-found");
  }
}
