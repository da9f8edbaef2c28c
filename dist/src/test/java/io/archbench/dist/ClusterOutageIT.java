package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.TrialSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts of a control plane that are away while a run goes on. On a cluster of its own, whose nodes
 * pretend.
 */
class ClusterOutageIT {
  /** Longer than the client of the API server tries again by itself. */
  private static final Duration AWAY =
      Duration.ofSeconds(Integer.getInteger("archbench.drills.away", 25));

  private static final int ROUNDS = 3;
  private static final int CELLS = 2;

  private static Path cluster;
  private static String image = "";

  @TempDir private static Path shared;

  @TempDir private Path directory;
  private Archbench archbench;
  private FakeAgents agents;
  private final String namespace = "outage-" + Long.toString(System.nanoTime(), 36);

  @BeforeAll
  static void startACluster() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    image = ClusterImage.stub(shared);
    cluster = Files.createTempDirectory("kc");
    TestCluster.script("start", cluster, "--nodes", "1");
  }

  @AfterAll
  static void stopTheCluster() throws Exception {
    if (cluster != null) {
      TestCluster.script("stop", cluster);
      RunFiles.delete(cluster);
    }
  }

  @BeforeEach
  void begin() throws Exception {
    archbench = new Archbench(directory);
    TestCluster.script("kubectl", cluster, "create", "namespace", namespace);
  }

  @AfterEach
  void endAll() throws Exception {
    archbench.endAll();
    if (agents != null) {
      agents.close();
      agents.check();
    }
    TestCluster.script(
        "kubectl", cluster, "delete", "jobs,pods", "--all", "-n", namespace, "--wait=false");
  }

  private void play(FakeAgents.Agent agent) {
    agents = FakeAgents.in(cluster.resolve("kubeconfig"), namespace, agent);
  }

  private Archbench.Running start(String... arguments) throws Exception {
    return archbench.start(
        Map.of("KUBECONFIG", cluster.resolve("kubeconfig").toString()), List.of(), arguments);
  }

  private Archbench.Running run() throws Exception {
    Path study =
        Files.writeString(
            directory.resolve("study.yaml"),
            """
            schema: 1
            study: outage
            seed: 7
            variants:
              one: {arch: amd64, nodes: [fake-amd64-1]}
              two: {arch: amd64, nodes: [fake-amd64-1], jvmArgs: [-Xint]}
            comparisons: [{baseline: one, contender: two}]
            suites:
              stub: {cells: ["*steady", "*other"], size: small}
            jmh: %s
            rounds: {min: %2$d, max: %2$d}
            resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
            kubernetes: {namespace: %3$s, image: "http://%4$s", settle: 0s, annotations: {%5$s}}
            """
                .formatted(Archbench.QUICK, ROUNDS, namespace, image, FakeAgents.WAIT));
    return start("run", study.toString(), "--on", "kubernetes", "--runs", "runs");
  }

  /**
   * Ends after an outage. What plays the nodes may forget their address then, so that logs are
   * asked for nowhere: it is given back until the run has ended.
   */
  private static Archbench.Result end(Archbench.Running running) throws Exception {
    while (running.process().isAlive()) {
      giveTheNodeItsAddress();
      Thread.sleep(3_000);
    }
    return running.end();
  }

  private static void giveTheNodeItsAddress() throws Exception {
    TestCluster.script(
        "kubectl",
        cluster,
        "patch",
        "node",
        "fake-amd64-1",
        "--subresource=status",
        "-p",
        "{\"status\": {\"addresses\": [{\"type\": \"InternalIP\", \"address\": \"127.0.0.1\"}]}}");
  }

  private interface Meanwhile {
    void happens() throws Exception;
  }

  /** Takes a part of the cluster away and gives it back, also to later tests if this one fails. */
  private static void without(String away, String back, Meanwhile meanwhile) throws Exception {
    TestCluster.script(away, cluster);
    try {
      meanwhile.happens();
    } finally {
      TestCluster.script(back, cluster);
    }
  }

  private RunFiles onlyRun() throws Exception {
    try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
      return new RunFiles(runs.findFirst().orElseThrow());
    }
  }

  private void assertThatEachCellWasMeasuredOnce(Archbench.Result done) throws Exception {
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(onlyRun().cells()).doesNotHaveDuplicates().hasSize(2 * ROUNDS * CELLS);
    assertThat(done.err()).doesNotContain("-a2");
  }

  @Test
  void anApiServerThatIsAwayBetweenTwoTrialsIsWaitedForAndToldOf() throws Exception {
    play(FakeAgents.COMPLETE);
    Archbench.Running running = run();
    running.awaitWords("collected stub-");
    without("kill-apiserver", "start-apiserver", () -> Thread.sleep(AWAY));

    Archbench.Result done = end(running);

    assertThatEachCellWasMeasuredOnce(done);
    assertThat(done.err()).contains("the cluster does not answer as it should (no connection)");
  }

  @Test
  void anEtcdThatIsFullIsWaitedForAndToldOf() throws Exception {
    play(FakeAgents.COMPLETE);
    Archbench.Running running = run();
    running.awaitWords("collected stub-");
    without("fill-etcd", "empty-etcd", () -> running.awaitWords("database space exceeded"));

    assertThatEachCellWasMeasuredOnce(end(running));
  }

  @Test
  void aSchedulerThatIsAwayMakesTheNextTrialWaitAndThatIsTold() throws Exception {
    play(FakeAgents.COMPLETE);
    Archbench.Running running = run();
    running.awaitWords("collected stub-");
    without(
        "stop-scheduler",
        "start-scheduler",
        () -> {
          running.awaitWords(": not scheduled yet");
          Thread.sleep(5_000);
        });

    assertThatEachCellWasMeasuredOnce(end(running));
  }

  /** Agents answer while nobody hears of it. */
  @Test
  void whatEndsWhileNoApiServerIsThereIsCollectedAfterwards() throws Exception {
    play(ClusterOutageIT::slowly);
    Archbench.Running running = run();
    running.awaitWords("started stub-");
    Thread.sleep(1_000);
    without("kill-apiserver", "start-apiserver", () -> Thread.sleep(6_000));

    assertThatEachCellWasMeasuredOnce(end(running));
  }

  private static Map<String, String> slowly(TrialSpec spec, String pod) {
    Map<String, String> said = new HashMap<>(FakeAgents.complete(spec, pod));
    said.put("duration", "3s");
    return said;
  }
}
