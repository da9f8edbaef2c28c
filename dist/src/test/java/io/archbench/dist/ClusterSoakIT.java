package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of trials under a fault every few seconds: none is lost, none is measured twice. {@code
 * make soak}, with {@code TRIALS} and {@code SEED}.
 */
@EnabledIfSystemProperty(
    named = "archbench.soak",
    matches = "\\d+",
    disabledReason = "takes an hour: make soak")
class ClusterSoakIT {
  private static final int TRIALS = Integer.getInteger("archbench.soak", 0);
  private static final long SEED = Long.getLong("archbench.soak.seed", 20_261_130);

  /** A trial that is hit time and again is given up, until somebody resumes the run. */
  private static final int MOST_RESUMES = 1_000;

  @TempDir private Path directory;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
  private DrillCluster cluster;
  private Archbench archbench;
  private Archbench.Running running;

  private enum Fault {
    POD_DELETED,
    POD_EVICTED,
    JOB_DELETED,
    CONTAINER_KILLED,
    RUNNER_KILLED,
    API_SERVER_AWAY
  }

  private Path study() throws Exception {
    return Files.writeString(
        directory.resolve("study.yaml"),
        """
        schema: 1
        study: soak
        seed: 7
        variants:
          one: {arch: amd64, nodes: [real-amd64]}
          two: {arch: amd64, nodes: [real-amd64], jvmArgs: [-XX:+UseSerialGC]}
        comparisons: [{baseline: one, contender: two}]
        suites:
          stub: {cells: ["*steady", "*other"], size: small}
        jmh: %s
        rounds: {min: %d, max: %d}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %s, image: "http://%s", settle: 0s}
        """
            .formatted(
                Archbench.QUICK, TRIALS / 2, TRIALS / 2, DrillCluster.NAMESPACE, cluster.image()));
  }

  @Test
  void hundredsOfTrialsUnderFaultsAreEachMeasuredOnce() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    archbench = new Archbench(directory);
    cluster = DrillCluster.start(directory);
    try {
      soak();
    } finally {
      archbench.endAll();
      cluster.stop();
    }
  }

  private void soak() throws Exception {
    running = start("run", study().toString(), "--on", "kubernetes", "--runs", "runs");
    Path run = archbench.awaitRun(running, "runs");
    RunFiles files = new RunFiles(run);
    Map<Path, String> kept = new TreeMap<>();
    int resumes = 0;
    while (!isFinished(run)) {
      assertThat(resumes).as("resumed too often; so far %s", done).isLessThan(MOST_RESUMES);
      if (running.process().waitFor(random.nextLong(2_000, 7_000), TimeUnit.MILLISECONDS)) {
        running = start("resume", run.toString());
        resumes++;
      } else {
        inflict(Fault.values()[random.nextInt(Fault.values().length)]);
      }
      assertThat(files.records()).as("what was collected stays").containsAllEntriesOf(kept);
      kept.putAll(files.records());
    }
    System.out.printf("soak: %d trials, %d resumes, faults %s%n", TRIALS, resumes, done);
    List<String> cells = files.cells();
    assertThat(cells).doesNotHaveDuplicates().hasSize(TRIALS / 2 * 2 * 2);
    assertThat(cluster.kubectl("get", "jobs,leases", "-n", DrillCluster.NAMESPACE, "-o", "name"))
        .isEmpty();
    assertThat(done.keySet()).as("faults that hit something").hasSizeGreaterThan(3);
  }

  private Archbench.Running start(String... arguments) throws Exception {
    return archbench.start(
        Map.of("KUBECONFIG", cluster.kubeconfig().toString()), List.of(), arguments);
  }

  /** All of it was collected, by a runner that came to its end. */
  private boolean isFinished(Path run) throws Exception {
    if (running.process().isAlive()) {
      return false;
    }
    try (Stream<String> journal = Files.lines(run.resolve("journal.ndjson"))) {
      return journal.reduce((first, last) -> last).orElse("").contains("RUN_FINISHED")
          && start("status", run.toString()).end().out().contains(" 0 left");
    }
  }

  private void inflict(Fault fault) throws Exception {
    String pod = cluster.trialPod();
    switch (fault) {
      case RUNNER_KILLED -> running.process().destroyForcibly().waitFor();
      case API_SERVER_AWAY -> {
        cluster.killApiServer();
        Thread.sleep(random.nextLong(500, 4_000));
        cluster.startApiServer();
      }
      case POD_DELETED, POD_EVICTED, JOB_DELETED, CONTAINER_KILLED -> {
        if (pod.isEmpty()) {
          return;
        }
        if (!isHit(fault, pod)) {
          return;
        }
      }
    }
    done.merge(fault, 1, Integer::sum);
  }

  /** What is hit may be over by then, which is no failure of anything. */
  private boolean isHit(Fault fault, String pod) throws Exception {
    String namespace = DrillCluster.NAMESPACE;
    try {
      switch (fault) {
        case POD_DELETED ->
            cluster.kubectl(
                "delete", "pod", pod, "-n", namespace, "--grace-period=0", "--ignore-not-found");
        case POD_EVICTED -> cluster.evict(pod, directory);
        case JOB_DELETED ->
            cluster.kubectl("delete", "jobs", "--all", "-n", namespace, "--wait=false");
        case CONTAINER_KILLED -> {
          boolean there = !cluster.agents().isEmpty();
          cluster.killContainers();
          return there;
        }
        case RUNNER_KILLED, API_SERVER_AWAY ->
            throw new IllegalStateException(fault + " hits no pod");
      }
      return true;
    } catch (AssertionError e) {
      assertThat(e).hasMessageContaining("ot found");
      return false;
    }
  }
}
