package io.archbench.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.cluster.FakeApiServer;
import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.TrialSpecs;
import io.archbench.trial.Architecture;
import io.archbench.trial.Resources;
import io.archbench.trial.Toleration;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueCheckTest {
  private static final String API = "/apis/kueue.x-k8s.io/v1beta2/";
  private static final String QUEUE = API + "namespaces/bench/localqueues/arm";
  private static final String WORKLOADS = API + "namespaces/bench/workloads";
  private static final String CLUSTER_QUEUE = API + "clusterqueues/shared";
  private static final Optional<String> ARM = Optional.of("arm");

  private static final String FOUR_CPUS =
      """
      "resourceGroups": [{"coveredResources": ["cpu", "memory"], "flavors": [
        {"name": "amd64", "resources": [
          {"name": "cpu", "nominalQuota": 8}, {"name": "memory", "nominalQuota": "8Gi"}]},
        {"name": "arm64", "resources": [
          {"name": "cpu", "nominalQuota": "4"}, {"name": "memory", "nominalQuota": "4Gi"}]}]}]
      """;

  private static FakeApiServer serving(String group) throws IOException {
    return new FakeApiServer()
        .with(
            "/apis/" + group,
            """
            {"kind": "APIGroup", "apiVersion": "v1", "name": "%1$s",
             "preferredVersion": {"groupVersion": "%1$s/v1beta2", "version": "v1beta2"},
             "versions": [{"groupVersion": "%1$s/v1beta2", "version": "v1beta2"}]}
            """
                .formatted(group));
  }

  /** A cluster with a queue for two architectures. */
  private static FakeApiServer queue(String spec, String status) throws IOException {
    return serving("kueue.x-k8s.io")
        .with(WORKLOADS, "{\"kind\": \"WorkloadList\", \"metadata\": {}, \"items\": []}")
        .with(
            QUEUE,
            """
            {"kind": "LocalQueue", "metadata": {"name": "arm"}, "spec": {"clusterQueue": "shared"},
             "status": {"conditions": [{"type": "Active", "status": "True", "reason": "Ready"}]}}
            """)
        .with(
            CLUSTER_QUEUE,
            """
            {"kind": "ClusterQueue", "metadata": {"name": "shared"}, "spec": {%s}, "status": {%s}}
            """
                .formatted(spec, status))
        .with(API + "resourceflavors/amd64", flavor("amd64", "amd64", ""))
        .with(API + "resourceflavors/arm64", flavor("arm64", "arm64", ""));
  }

  private static String flavor(String name, String architecture, String more) {
    return """
    {"kind": "ResourceFlavor", "metadata": {"name": "%s"},
     "spec": {"nodeLabels": {"kubernetes.io/arch": "%s", "pool": "bench"}%s}}
    """
        .formatted(name, architecture, more);
  }

  private static VariantNeeds needs(int wanted, int cpus, long memory) {
    return needs(wanted, cpus, memory, Map.of(), List.of());
  }

  private static VariantNeeds needs(
      int wanted,
      int cpus,
      long memory,
      Map<String, String> nodeLabels,
      List<Toleration> tolerations) {
    VariantSpec variant =
        new VariantSpec(
            "fast", Architecture.ARM64, null, List.of(), nodeLabels, tolerations, List.of(), null);
    return new VariantNeeds(
        variant,
        wanted,
        TrialSpecs.of(variant, new Resources(cpus, "none", memory, 1L << 20, "disk")),
        Optional.empty());
  }

  private static List<Finding> all(
      FakeApiServer server, Optional<String> queue, VariantNeeds... needs) {
    JobSettings settings =
        new JobSettings(
            "bench", Optional.empty(), List.of(), Optional.empty(), queue, Map.of(), Map.of());
    try (server;
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(server.config()).build()) {
      return new QueueCheck(client, settings).findings(List.of(needs));
    }
  }

  private static List<FindingKind> findings(
      FakeApiServer server, Optional<String> queue, VariantNeeds... needs) {
    return all(server, queue, needs).stream().map(Finding::kind).toList();
  }

  private static String only(FakeApiServer server, FindingKind kind, VariantNeeds... needs) {
    List<Finding> found = all(server, ARM, needs);
    assertThat(found).extracting(Finding::kind).containsExactly(kind);
    return found.get(0).where() + ": " + found.get(0).what();
  }

  @Test
  void aQueueThatAdmitsItsTrialsIsFoundInTheVersionThatIsServed() throws IOException {
    assertThat(findings(queue(FOUR_CPUS, ""), ARM, needs(2, 2, 2L << 30))).isEmpty();
  }

  @Test
  void aQueueThatIsNotThereIsMissing() throws IOException {
    FakeApiServer server =
        serving("kueue.x-k8s.io").with(WORKLOADS, "{\"kind\": \"WorkloadList\", \"items\": []}");

    assertThat(findings(server, ARM)).containsExactly(FindingKind.QUEUE_MISSING);
  }

  @Test
  void withoutKueueEachQueueIsMissing() throws IOException {
    assertThat(findings(serving("apps"), ARM)).containsExactly(FindingKind.QUEUE_MISSING);
  }

  @Test
  void aQueueThatMayNotBeReadIsANote() throws IOException {
    FakeApiServer server = queue(FOUR_CPUS, "").refusing(QUEUE, 403);

    assertThat(findings(server, ARM)).containsExactly(FindingKind.QUEUE_NOT_READABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "namespaces/bench/workloads, why a Job waits in it",
    "clusterqueues/shared, its ClusterQueue shared",
    "resourceflavors/arm64, the ResourceFlavors of its ClusterQueue shared"
  })
  void whatMayNotBeReadOfAQueueIsNamed(String path, String words) throws IOException {
    FakeApiServer server = queue(FOUR_CPUS, "").refusing(API + path, 403);

    assertThat(only(server, FindingKind.QUEUE_NOT_READABLE, needs(1, 1, 1L << 30)))
        .contains("not allowed to look at " + words);
  }

  @Test
  void aQueueThatIsStoppedIsToldInItsWords() throws IOException {
    FakeApiServer server =
        queue(
            FOUR_CPUS,
            """
            "conditions": [{"type": "Active", "status": "False", "reason": "Stopped",
                            "message": "is stopped"}]
            """);

    assertThat(only(server, FindingKind.QUEUE_INACTIVE))
        .isEqualTo(
            "queue arm in namespace bench: ClusterQueue shared is not active: Stopped: is stopped");
  }

  @Test
  void aQueueThatLeadsNowhereIsInactive() throws IOException {
    FakeApiServer server =
        queue(FOUR_CPUS, "")
            .with(QUEUE, "{\"kind\": \"LocalQueue\", \"spec\": {\"clusterQueue\": \"gone\"}}");

    assertThat(only(server, FindingKind.QUEUE_INACTIVE)).contains("there is no ClusterQueue gone");
  }

  @Test
  void aQueueWithoutAFlavorOfTheArchitectureAdmitsNothingOfIt() throws IOException {
    FakeApiServer server =
        queue(FOUR_CPUS, "").with(API + "resourceflavors/arm64", flavor("arm64", "s390x", ""));

    assertThat(only(server, FindingKind.QUEUE_FLAVOR, needs(1, 1, 1L << 30)))
        .startsWith("variant fast in ClusterQueue shared: ")
        .contains("amd64 is of nodes with kubernetes.io/arch=amd64 instead of arm64", "s390x");
  }

  @Test
  void aFlavorOfAnotherPoolDoesNotFit() throws IOException {
    assertThat(
            only(
                queue(FOUR_CPUS, ""),
                FindingKind.QUEUE_FLAVOR,
                needs(1, 1, 1L << 30, Map.of("pool", "other"), List.of())))
        .contains("arm64 is of nodes with pool=bench instead of other");
    assertThat(
            findings(
                queue(FOUR_CPUS, ""),
                ARM,
                needs(1, 1, 1L << 30, Map.of("pool", "bench"), List.of())))
        .isEmpty();
  }

  @Test
  void aTaintOfAFlavorHasToBeToleratedByTheVariantOrTheFlavor() throws IOException {
    String taint = ", \"nodeTaints\": [{\"key\": \"arm\", \"effect\": \"NoSchedule\"}]";
    String path = API + "resourceflavors/arm64";
    Toleration toleration = new Toleration("arm", "Exists", "", "");

    assertThat(
            only(
                queue(FOUR_CPUS, "").with(path, flavor("arm64", "arm64", taint)),
                FindingKind.QUEUE_FLAVOR,
                needs(1, 1, 1L << 30)))
        .contains("arm64 has the taint arm:NoSchedule, which is not tolerated");
    assertThat(
            findings(
                queue(FOUR_CPUS, "").with(path, flavor("arm64", "arm64", taint)),
                ARM,
                needs(1, 1, 1L << 30, Map.of(), List.of(toleration))))
        .isEmpty();
    String tolerated = taint + ", \"tolerations\": [{\"key\": \"arm\", \"operator\": \"Exists\"}]";
    assertThat(
            findings(
                queue(FOUR_CPUS, "").with(path, flavor("arm64", "arm64", tolerated)),
                ARM,
                needs(1, 1, 1L << 30)))
        .isEmpty();
  }

  @Test
  void aTrialThatAsksForMoreThanThereEverIsWouldWaitForEver() throws IOException {
    assertThat(only(queue(FOUR_CPUS, ""), FindingKind.QUEUE_QUOTA, needs(1, 5, 1L << 30)))
        .contains("a trial asks for 5 of cpu, and arm64 has 4");
    assertThat(only(queue(FOUR_CPUS, ""), FindingKind.QUEUE_QUOTA, needs(1, 4, 5L << 30)))
        .contains("a trial asks for 5120Mi of memory, and arm64 has 4Gi");
    assertThat(findings(queue(FOUR_CPUS, ""), ARM, needs(1, 4, 4L << 30))).isEmpty();
  }

  @Test
  void whatMayBeBorrowedCountsForOneTrialAndMayBeCalledBack() throws IOException {
    String cohort = FOUR_CPUS + ", \"cohortName\": \"all\"";

    assertThat(findings(queue(cohort, ""), ARM, needs(1, 5, 1L << 30)))
        .containsExactly(FindingKind.QUEUE_PREEMPTS, FindingKind.QUEUE_QUOTA_LOW);
    String limited = cohort.replace("\"nominalQuota\"", "\"borrowingLimit\": 0, \"nominalQuota\"");
    assertThat(findings(queue(limited, ""), ARM, needs(1, 5, 1L << 30)))
        .containsExactly(FindingKind.QUEUE_QUOTA);
  }

  /** Of two flavors that fit, one with the CPUs and one with the memory. */
  private static FakeApiServer apart(String first, String second) throws IOException {
    return queue(
            """
            "resourceGroups": [{"coveredResources": ["cpu", "memory"], "flavors": [
              {"name": "arm64", "resources": [
                {"name": "cpu", "nominalQuota": 8}, {"name": "memory", "nominalQuota": "1Gi"}]},
              {"name": "large", "resources": [
                {"name": "cpu", "nominalQuota": %s}, {"name": "memory", "nominalQuota": "%s"}]}]}]
            """
                .formatted(first, second),
            "")
        .with(API + "resourceflavors/large", flavor("large", "arm64", ""));
  }

  @Test
  void allThatAGroupCoversHasToComeFromOneFlavor() throws IOException {
    assertThat(only(apart("2", "8Gi"), FindingKind.QUEUE_QUOTA, needs(1, 4, 4L << 30)))
        .contains(
            "a trial asks for 4 of cpu and 4096Mi of memory from one flavor, and arm64 has 8 of"
                + " cpu and 1Gi of memory, large has 2 of cpu and 8Gi of memory");
    assertThat(findings(apart("4", "4Gi"), ARM, needs(1, 4, 4L << 30))).isEmpty();
  }

  @Test
  void groupsOfTheirOwnMayEachHaveAnotherFlavor() throws IOException {
    FakeApiServer server =
        queue(
                """
                "resourceGroups": [
                  {"coveredResources": ["cpu"], "flavors": [
                    {"name": "arm64", "resources": [{"name": "cpu", "nominalQuota": 8}]}]},
                  {"coveredResources": ["memory"], "flavors": [
                    {"name": "large", "resources": [{"name": "memory", "nominalQuota": "8Gi"}]}]}]
                """,
                "")
            .with(API + "resourceflavors/large", flavor("large", "arm64", ""));

    assertThat(findings(server, ARM, needs(1, 4, 4L << 30))).isEmpty();
  }

  @Test
  void theQuotaThatIsToldIsWhatWasCounted() throws IOException {
    String limited =
        FOUR_CPUS.replace("\"nominalQuota\"", "\"borrowingLimit\": 2, \"nominalQuota\"")
            + ", \"cohortName\": \"all\"";

    assertThat(all(queue(limited, ""), ARM, needs(1, 7, 1L << 30)))
        .extracting(Finding::what)
        .anyMatch(words -> words.contains("asks for 7 of cpu, and arm64 has 4 and may borrow 2"));
    assertThat(findings(queue(limited, ""), ARM, needs(1, 6, 1L << 30)))
        .doesNotContain(FindingKind.QUEUE_QUOTA);
  }

  @Test
  void aResourceOfWhichTheQueueHasNoneIsLackingWhateverItsAmount() throws IOException {
    String cpus =
        """
        "resourceGroups": [{"coveredResources": ["cpu"], "flavors": [
          {"name": "arm64", "resources": [{"name": "cpu", "nominalQuota": 64}]}]}]
        """;

    assertThat(only(queue(cpus, ""), FindingKind.QUEUE_QUOTA, needs(1, 1, 1)))
        .contains("no quota of memory");
  }

  @Test
  void quotaForFewerTrialsThanThereAreNodesIsAWarning() throws IOException {
    assertThat(only(queue(FOUR_CPUS, ""), FindingKind.QUEUE_QUOTA_LOW, needs(3, 2, 1L << 30)))
        .contains("3 trials at once ask for 6 of cpu, and arm64 has 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"withinClusterQueue\": \"LowerPriority\"; preemption.withinClusterQueue is LowerPriority",
        "\"reclaimWithinCohort\": \"Any\"; preemption.reclaimWithinCohort is Any",
        "\"borrowWithinCohort\": {\"policy\": \"LowerPriority\"}; borrowWithinCohort.policy is"
      })
  void aQueueThatPushesOutIsAWarning(String rule, String words) throws IOException {
    FakeApiServer server = queue(FOUR_CPUS + ", \"preemption\": {" + rule + "}", "");

    assertThat(only(server, FindingKind.QUEUE_PREEMPTS)).contains(words);
  }

  @Test
  void aQueueThatPushesNobodyOutIsFine() throws IOException {
    String never =
        """
        , "preemption": {"withinClusterQueue": "Never", "reclaimWithinCohort": "Never",
                         "borrowWithinCohort": {"policy": "Never"}}
        """;

    assertThat(findings(queue(FOUR_CPUS + never, ""), ARM)).isEmpty();
  }

  @Test
  void aStudyWithoutAQueueAsksNothing() throws IOException {
    assertThat(findings(new FakeApiServer(), Optional.empty())).isEmpty();
  }
}
