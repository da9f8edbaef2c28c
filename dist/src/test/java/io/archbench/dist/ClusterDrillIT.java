package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong in a cluster in the middle of a run: no record is lost, none is measured twice.
 * On a cluster of its own, whose kubelet gives nobody a CPU for himself.
 */
class ClusterDrillIT {
  private static final int KILLS = 10;
  private static final int ROUNDS = 2;
  private static final int TRIALS = 2 * ROUNDS;
  private static final String NAMESPACE = "drills";

  /** Long enough to be hit. */
  private static final String SLOW =
      "{warmup: 500ms, iterations: 2, iterationTime: 500ms, timeout: 60s, threads: [1]}";

  @TempDir private static Path shared;
  private static Path cluster;
  private static String image;

  @TempDir private Path directory;
  private Archbench archbench;

  @BeforeAll
  static void startACluster() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    cluster = Files.createTempDirectory("kc");
    TestCluster.script("start", cluster, "--nodes", "1", "--real-node", "--cpu-manager", "none");
    String registry = Files.readString(cluster.resolve("registry")).strip();
    image = ClusterImage.buildIn(registry, shared, "stub:1", "--suites", "stub");
    kubectl("create", "namespace", NAMESPACE);
    kubectl("label", "namespace", NAMESPACE, "pod-security.kubernetes.io/enforce=restricted");
  }

  @AfterAll
  static void stopTheCluster() throws Exception {
    if (cluster != null) {
      TestCluster.script("stop", cluster);
      RunFiles.delete(cluster);
    }
  }

  @BeforeEach
  void begin() {
    archbench = new Archbench(directory);
  }

  @AfterEach
  void endAll() throws Exception {
    archbench.endAll();
    kubectl("delete", "jobs,pods", "--all", "-n", NAMESPACE, "--wait=true", "--timeout=60s");
  }

  private static String kubectl(String... arguments) throws Exception {
    return TestCluster.script("kubectl", cluster, arguments);
  }

  private Path study(String cells, String jmh, String resources, String flags) throws IOException {
    return Files.writeString(
        directory.resolve("study.yaml"),
        """
        schema: 1
        study: drill
        seed: 7
        variants:
          one: {arch: amd64, nodes: [real-amd64], jvmArgs: [%s]}
          two: {arch: amd64, nodes: [real-amd64], jvmArgs: [%s, -XX:+UseSerialGC]}
        comparisons: [{baseline: one, contender: two}]
        suites:
          stub: {cells: [%s], size: small}
        jmh: %s
        rounds: {min: %d, max: %d}
        resources: {cpu: 1, %s}
        kubernetes: {namespace: %s, image: "http://%s", settle: 0s}
        """
            .formatted(flags, flags, cells, jmh, ROUNDS, ROUNDS, resources, NAMESPACE, image));
  }

  private Path study() throws IOException {
    return study("\"*steady\", \"*other\"", SLOW, "memory: 512Mi, heap: 64Mi", "-XX:-UsePerfData");
  }

  private Archbench.Running start(String... arguments) throws Exception {
    return archbench.start(
        Map.of("KUBECONFIG", cluster.resolve("kubeconfig").toString()), List.of(), arguments);
  }

  private Archbench.Running begin(Path study) throws Exception {
    Archbench.Running running =
        start("run", study.toString(), "--on", "kubernetes", "--runs", "runs");
    running.awaitWords("started stub-");
    running.awaitWords("cell 1/");
    return running;
  }

  private Path onlyRun() throws Exception {
    try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private List<TrialRecord> records() throws Exception {
    return new RunFiles(onlyRun()).records().keySet().stream().map(RunFiles::record).toList();
  }

  /** Each cell of each trial is there, and none of them twice. */
  private void assertThatEachCellWasMeasuredOnce() throws Exception {
    List<String> cells = new RunFiles(onlyRun()).cells();
    assertThat(cells).doesNotHaveDuplicates().hasSize(TRIALS * 2);
  }

  private static String trialPod() throws Exception {
    return kubectl(
            "get",
            "pods",
            "-n",
            NAMESPACE,
            "-l",
            "archbench.io/suite",
            "--field-selector=status.phase=Running",
            "-o",
            "jsonpath={.items[*].metadata.name}")
        .strip();
  }

  @Test
  void anApiServerThatIsAwayForSixSecondsCostsNothing() throws Exception {
    Archbench.Running running = begin(study());
    TestCluster.script("kill-apiserver", cluster);
    Thread.sleep(6_000);
    TestCluster.script("start-apiserver", cluster);

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThatEachCellWasMeasuredOnce();
    assertThat(records()).hasSize(TRIALS);
  }

  @Test
  void aRunnerThatIsKilledTenTimesLosesAndRepeatsNothing() throws Exception {
    SplittableRandom random = new SplittableRandom(20_261_124);
    Archbench.Running running =
        start("run", study().toString(), "--on", "kubernetes", "--runs", "runs");
    archbench.awaitRun(running, "runs");
    Map<Path, String> kept = new TreeMap<>();
    int killed = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Thread.sleep(random.nextLong(1_000, 5_000));
      killed += running.process().isAlive() ? 1 : 0;
      running.process().destroyForcibly();
      running.process().waitFor();
      assertThat(new RunFiles(onlyRun()).records()).containsAllEntriesOf(kept);
      kept.putAll(new RunFiles(onlyRun()).records());
      running = start("resume", onlyRun().toString());
    }

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(killed).isGreaterThan(KILLS / 2);
    assertThat(new RunFiles(onlyRun()).records()).containsAllEntriesOf(kept);
    assertThatEachCellWasMeasuredOnce();
    assertThat(kubectl("get", "jobs,leases", "-n", NAMESPACE, "-o", "name")).isEmpty();
  }

  @Test
  void anEvictedTrialIsTriedAgainForTheCellsThatAreMissing() throws Exception {
    Archbench.Running running = begin(study());
    String pod = trialPod();
    Path eviction =
        Files.writeString(
            directory.resolve("eviction.json"),
            """
            {"apiVersion": "policy/v1", "kind": "Eviction",
             "metadata": {"name": "%s", "namespace": "%s"}}
            """
                .formatted(pod, NAMESPACE));
    kubectl(
        "create",
        "--raw",
        "/api/v1/namespaces/" + NAMESPACE + "/pods/" + pod + "/eviction",
        "-f",
        eviction.toString());

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("EVICTED: pod " + pod, "a1 EVICTED");
    assertThatEachCellWasMeasuredOnce();
  }

  @Test
  void aPodWhoseDeadlinePassesIsTriedAgain() throws Exception {
    Archbench.Running running = begin(study());
    String pod = trialPod();
    kubectl(
        "patch",
        "pod",
        pod,
        "-n",
        NAMESPACE,
        "--type=merge",
        "-p",
        "{\"spec\": {\"activeDeadlineSeconds\": 2}}");

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("DEADLINE: pod " + pod, "DeadlineExceeded");
    assertThatEachCellWasMeasuredOnce();
  }

  @Test
  void aJobThatSomebodyDeletesIsTriedAgain() throws Exception {
    Archbench.Running running = begin(study());
    String pod = trialPod();
    kubectl("delete", "jobs", "--all", "-n", NAMESPACE, "--wait=false");

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("UNAVAILABLE: pod " + pod, "It was deleted");
    assertThatEachCellWasMeasuredOnce();
  }

  @Test
  void aPodWhoseProcessesAreAllKilledAtOnceKeepsItsFinishedCells() throws Exception {
    Archbench.Running running = begin(study());
    killTheWholeContainer();

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("a1 ABORTED", "exit code 137");
    assertThatEachCellWasMeasuredOnce();
    assertThat(records()).hasSize(TRIALS + 1);
  }

  /** The agent and all that it started; those of other clusters are not below this one's. */
  private static void killTheWholeContainer() throws IOException {
    long all = Long.parseLong(Files.readString(cluster.resolve("pid")).strip());
    List<ProcessHandle> agents =
        ProcessHandle.of(all)
            .orElseThrow()
            .descendants()
            .filter(
                process ->
                    process
                        .info()
                        .arguments()
                        .filter(
                            arguments ->
                                String.join(" ", arguments)
                                    .contains("io.archbench.agent.Agent run"))
                        .isPresent())
            .toList();
    assertThat(agents).isNotEmpty();
    for (ProcessHandle agent : agents) {
      Stream.concat(Stream.of(agent), agent.descendants())
          .toList()
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void aForkThatTheKernelKillsForMemoryIsAFailedCellAndNotTriedForEver() throws Exception {
    Path study =
        study(
            "\"*steady\", \"*other\"",
            Archbench.QUICK,
            "memory: 384Mi, heap: 340Mi",
            "-XX:+AlwaysPreTouch");

    Archbench.Result done =
        start("run", study.toString(), "--on", "kubernetes", "--runs", "runs").end();

    assertThat(done.exit()).as(done.err()).isEqualTo(4);
    Map<FailureKind, Integer> kinds = new HashMap<>();
    records().stream()
        .flatMap(record -> record.cells().stream())
        .map(CellResult.Failed.class::cast)
        .forEach(cell -> kinds.merge(cell.kind(), 1, Integer::sum));
    assertThat(kinds.keySet())
        .isSubsetOf(FailureKind.OUT_OF_MEMORY, FailureKind.KILLED)
        .isNotEmpty();
    assertThatEachCellWasMeasuredOnce();
  }
}
