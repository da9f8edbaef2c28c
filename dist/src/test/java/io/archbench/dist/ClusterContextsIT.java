package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One study on two clusters: that of the tests, and another whose nodes only pretend. */
class ClusterContextsIT extends OnTestCluster {
  private static Path second;

  @BeforeAll
  static void startTheSecond() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    second = Files.createTempDirectory("kc");
    TestCluster.script("start", second, "--nodes", "2");
  }

  @AfterAll
  static void stopTheSecond() throws Exception {
    if (second != null) {
      TestCluster.script("stop", second);
      RunFiles.delete(second);
    }
  }

  @BeforeEach
  void makeTheSameNamespaceInTheOther() throws Exception {
    inSecond("create", "namespace", namespace.name());
    addContext();
  }

  @AfterEach
  void removeTheOtherNamespace() throws Exception {
    if (namespace != null) { // else the test was skipped
      inSecond("delete", "namespace", namespace.name(), "--wait=false");
    }
  }

  private static String inSecond(String... arguments) throws Exception {
    return TestCluster.script("kubectl", second, arguments);
  }

  /** The second cluster as context {@code second} of the kubeconfig of the first. */
  private void addContext() throws Exception {
    String config = "--kubeconfig=" + namespace.kubeconfig();
    Path authority = directory.resolve("authority.pem");
    Files.write(
        authority,
        Base64.getDecoder().decode(ofSecond("clusters[0].cluster.certificate-authority-data")));
    TestCluster.kubectl(
        "config",
        config,
        "set-cluster",
        "second",
        "--server=" + ofSecond("clusters[0].cluster.server"),
        "--certificate-authority=" + authority,
        "--embed-certs=true");
    TestCluster.kubectl(
        "config",
        config,
        "set-credentials",
        "second",
        "--token=" + ofSecond("users[0].user.token"));
    TestCluster.kubectl(
        "config", config, "set-context", "second", "--cluster=second", "--user=second");
  }

  private static String ofSecond(String path) throws Exception {
    return inSecond("config", "view", "--raw", "-o", "jsonpath={." + path + "}").strip();
  }

  private Path study(String first, String other) throws Exception {
    return Files.writeString(
        directory.resolve("study.yaml"),
        """
        schema: 1
        study: apart
        seed: 7
        variants:
          here: {arch: amd64, nodes: [%s]}
          there: {arch: amd64, nodes: [%s]}
        comparisons: [{baseline: here, contender: there}]
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: %s
        rounds: {min: 1, max: 1}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %s, image: "http://%s", settle: 0s,
          annotations: {archbench.io/fake-outcome: hang}}
        """
            .formatted(
                first, other, Archbench.QUICK, namespace.name(), ClusterImage.stub(directory)));
  }

  private List<String> jobsInSecond() throws Exception {
    return inSecond("get", "jobs", "-n", namespace.name(), "-o", "name").lines().toList();
  }

  /** A run whose trial in the first cluster is collected and whose other one goes on. */
  private Path stopped(Path study) throws Exception {
    Archbench.Running running =
        start(
            "run",
            study.toString(),
            "--on",
            "kubernetes",
            "--context",
            "there=second",
            "--runs",
            "runs");
    running.awaitWords("collected stub-here-r01"); // what only pretends never ends
    assertThat(jobsInSecond()).singleElement().asString().contains("-stub-there-r01-a1");
    running.process().destroy();
    Archbench.Result stopped = running.end();
    assertThat(stopped.exit()).as(stopped.err()).isEqualTo(143);
    try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private FakeAgents agents(Path kubeconfig) {
    return FakeAgents.in(kubeconfig, namespace.name(), FakeAgents.COMPLETE);
  }

  @Test
  void aRunGoesOnInBothClusters() throws Exception {
    Path run;
    try (FakeAgents agents = agents(TestCluster.kubeconfig())) {
      run = stopped(study("fake-amd64-1", "fake-amd64-2"));
      agents.check();
    }
    try (FakeAgents agents = agents(second.resolve("kubeconfig"))) {
      Archbench.Result done = start("resume", run.toString()).end();
      agents.check();
      assertThat(done.exit()).as(done.err()).isZero();
    }
    assertThat(new RunFiles(run).cells()).doesNotHaveDuplicates().hasSize(2);
    assertThat(new RunFiles(run).records().keySet())
        .as("first attempts: the Job was adopted")
        .allMatch(record -> record.getParent().endsWith("a1"));
    assertThat(jobsInSecond()).isEmpty();
    assertThat(namespace.names("jobs,leases")).isEmpty();
  }

  @Test
  void eachVariantRunsWhereItLivesAndBothClustersAreLookedAfter() throws Exception {
    Path run = stopped(study("real-amd64", "fake-amd64-1"));
    assertThat(start("status", run.toString()).end().out()).contains("-stub-there-r01-a1");
    assertThat(start("clean", run.toString(), "--yes").end().exit()).isZero();
    assertThat(jobsInSecond()).isEmpty();
    assertThat(namespace.names("jobs")).isEmpty();
  }

  @Test
  void nodesOfOneNameInTwoClustersAreNotTakenForEachOther() throws Exception {
    Path study = study("fake-amd64-1", "fake-amd64-1");

    Archbench.Result refused =
        start(
                "run",
                study.toString(),
                "--on",
                "kubernetes",
                "--context",
                "there=second",
                "--runs",
                "runs")
            .end();

    assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err()).contains("node fake-amd64-1", "is called as a node of another");
    assertThat(namespace.names("pods")).isEmpty();
  }

  @Test
  void aContextThatIsNotThereIsBadUsage() throws Exception {
    Archbench.Result refused = start("doctor", "--context", "third").end();

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("--context third", "no such context", "second");
  }
}
