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
  private static final int KILLS = Integer.getInteger("archbench.drills.kills", 10);
  private static final int ROUNDS = 2;
  private static final int TRIALS = 2 * ROUNDS;
  private static final String NAMESPACE = DrillCluster.NAMESPACE;

  /** Long enough to be hit. */
  private static final String SLOW =
      "{warmup: 500ms, iterations: 2, iterationTime: 500ms, timeout: 60s, threads: [1]}";

  @TempDir private static Path shared;
  private static DrillCluster cluster;

  @TempDir private Path directory;
  private Archbench archbench;

  @BeforeAll
  static void startACluster() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    cluster = DrillCluster.start(shared);
  }

  @AfterAll
  static void stopTheCluster() throws Exception {
    if (cluster != null) {
      cluster.stop();
    }
  }

  @BeforeEach
  void begin() {
    archbench = new Archbench(directory);
  }

  @AfterEach
  void endAll() throws Exception {
    archbench.endAll();
    cluster.kubectl(
        "delete", "jobs,pods,leases", "--all", "-n", NAMESPACE, "--wait=true", "--timeout=60s");
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
            .formatted(
                flags, flags, cells, jmh, ROUNDS, ROUNDS, resources, NAMESPACE, cluster.image()));
  }

  private Path study() throws IOException {
    return study("\"*steady\", \"*other\"", SLOW, "memory: 512Mi, heap: 64Mi", "-XX:-UsePerfData");
  }

  private Archbench.Running start(String... arguments) throws Exception {
    return archbench.start(
        Map.of("KUBECONFIG", cluster.kubeconfig().toString()), List.of(), arguments);
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

  @Test
  void anApiServerThatIsAwayForSixSecondsCostsNothing() throws Exception {
    Archbench.Running running = begin(study());
    cluster.killApiServer();
    Thread.sleep(6_000);
    cluster.startApiServer();

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThatEachCellWasMeasuredOnce();
    assertThat(records()).hasSize(TRIALS);
  }

  @Test
  void aRunnerThatIsKilledTimeAndAgainLosesAndRepeatsNothing() throws Exception {
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
    assertThat(cluster.kubectl("get", "jobs,leases", "-n", NAMESPACE, "-o", "name")).isEmpty();
  }

  @Test
  void anEvictedTrialIsTriedAgainForTheCellsThatAreMissing() throws Exception {
    Archbench.Running running = begin(study());
    String pod = cluster.trialPod();
    cluster.evict(pod, directory);

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("EVICTED: pod " + pod, "a1 EVICTED");
    assertThatEachCellWasMeasuredOnce();
  }

  @Test
  void aPodWhoseDeadlinePassesIsTriedAgain() throws Exception {
    Archbench.Running running = begin(study());
    String pod = cluster.trialPod();
    cluster.kubectl(
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
    String pod = cluster.trialPod();
    cluster.kubectl("delete", "jobs", "--all", "-n", NAMESPACE, "--wait=false");

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("UNAVAILABLE: pod " + pod, "It was deleted");
    assertThatEachCellWasMeasuredOnce();
  }

  @Test
  void anImageThatIsRemovedFromTheNodeIsPulledAgainThoughTheRegistryIsAwayForAWhile()
      throws Exception {
    Archbench.Running running = begin(study());
    cluster.stopRegistry();
    cluster.removeImages("/stub");
    running.awaitWords("ImagePull");
    cluster.startRegistry();

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("waiting stub-").doesNotContain("-a2");
    assertThatEachCellWasMeasuredOnce();
    assertThat(records()).hasSize(TRIALS);
  }

  @Test
  void aPodWhoseProcessesAreAllKilledAtOnceKeepsItsFinishedCells() throws Exception {
    Archbench.Running running = begin(study());
    assertThat(cluster.agents()).isNotEmpty();
    cluster.killContainers();

    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("a1 ABORTED", "exit code 137");
    assertThatEachCellWasMeasuredOnce();
    assertThat(records()).hasSize(TRIALS + 1);
  }

  @Test
  void whatRunsInAPodHasNoTokenNoCapabilityAndNothingToWriteTo() throws Exception {
    Archbench.Running running = begin(study());
    Path process = Path.of("/proc", Long.toString(cluster.agents().get(0).pid()));
    String status = Files.readString(process.resolve("status"));
    String mounts = Files.readString(process.resolve("mounts"));
    String environment = Files.readString(process.resolve("environ"));
    running.process().destroyForcibly();

    assertThat(status)
        .containsPattern("(?m)^Uid:\\t65532\\t65532\\t65532\\t65532$")
        .containsPattern("(?m)^CapEff:\\t0+$")
        .containsPattern("(?m)^CapBnd:\\t0+$")
        .containsPattern("(?m)^NoNewPrivs:\\t1$")
        .containsPattern("(?m)^Seccomp:\\t2$");
    assertThat(mounts).containsPattern("(?m)^\\S+ / \\S+ ro,").doesNotContain("serviceaccount");
    assertThat(environment).doesNotContainIgnoringCase("token");
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
