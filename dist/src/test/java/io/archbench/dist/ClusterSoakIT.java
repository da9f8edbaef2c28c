package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of trials side by side under a fault every few seconds: none is lost, none is measured
 * twice. {@code make soak}, with {@code TRIALS} and {@code SEED}, which decides what happens though
 * not when the run gets there.
 */
@EnabledIfSystemProperty(
    named = "archbench.soak",
    matches = "\\d+",
    disabledReason = "takes twenty minutes: make soak")
class ClusterSoakIT {
  private static final int TRIALS = Integer.getInteger("archbench.soak", 0);
  private static final long SEED = Long.getLong("archbench.soak.seed", 20_261_130);

  /** Of each architecture. */
  private static final int NODES = 5;

  private static final int CELLS = 2;

  /** A trial that is hit time and again is given up, until somebody resumes the run. */
  private static final int MOST_RESUMES = TRIALS;

  private static final int LEAST_MILLIS_BETWEEN = 500;
  private static final int MOST_MILLIS_BETWEEN = 3_500;

  @TempDir private Path directory;
  private final Random random = new Random(SEED);
  private final FaultDeck deck = new FaultDeck(SoakFault.fromOutside(), random);
  private final Map<SoakFault, Integer> happened = new EnumMap<>(SoakFault.class);
  private Archbench archbench;
  private Archbench.Running running;
  private int resumes;

  private Path study() throws Exception {
    return Files.writeString(
        directory.resolve("study.yaml"),
        """
        schema: 1
        study: soak
        seed: 7
        variants:
          amd: {arch: amd64, nodes: %1$d, nodeLabels: {archbench.io/pool: fake}}
          arm:
            arch: arm64
            nodes: %1$d
            nodeLabels: {archbench.io/pool: fake}
            tolerations: [{key: node-role.vos/arm_controller, value: "true", effect: NoSchedule}]
        comparisons: [{baseline: amd, contender: arm}]
        suites:
          stub: {cells: ["*steady", "*other"], size: small}
        jmh: %2$s
        rounds: {min: %3$d, max: %3$d}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %4$s, image: "http://%5$s", settle: 0s, annotations: {%6$s}}
        """
            .formatted(
                NODES,
                Archbench.QUICK,
                TRIALS / 2,
                SoakCluster.NAMESPACE,
                ClusterImage.stub(directory),
                FakeAgents.WAIT));
  }

  @Test
  void hundredsOfTrialsUnderFaultsAreEachMeasuredOnce() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    archbench = new Archbench(directory);
    long began = System.nanoTime();
    System.out.printf("soak: seed %d%n", SEED);
    SoakCluster cluster = SoakCluster.start(NODES, random);
    try (FakeAgents agents =
        FakeAgents.in(
            cluster.kubeconfig(),
            SoakCluster.NAMESPACE,
            new FaultyAgents(new Random(random.nextLong()), this::count))) {
      RunFiles files = soak(cluster);
      System.out.printf(
          Locale.ROOT,
          "soak: %d trials, %d resumes, %d faults %s, %.1f minutes%n",
          TRIALS,
          resumes,
          happened.values().stream().mapToInt(Integer::intValue).sum(),
          happened,
          (System.nanoTime() - began) / 60e9);
      agents.check();
      assertThatEachCellWasMeasuredOnce(files);
      assertThat(cluster.leftovers()).isEmpty();
      assertThat(happened).as("faults of each kind").containsOnlyKeys(SoakFault.values());
    } finally {
      archbench.endAll();
      cluster.stop();
    }
  }

  private synchronized void count(SoakFault fault) {
    happened.merge(fault, 1, Integer::sum);
  }

  /** A run to its end. */
  private RunFiles soak(SoakCluster cluster) throws Exception {
    running = start(cluster, "run", study().toString(), "--on", "kubernetes", "--runs", "runs");
    Path run = archbench.awaitRun(running, "runs");
    RunFiles files = new RunFiles(run);
    Map<Path, String> kept = new TreeMap<>();
    while (!isFinished(cluster, run)) {
      int pause = random.nextInt(LEAST_MILLIS_BETWEEN, MOST_MILLIS_BETWEEN);
      if (running.process().waitFor(pause, TimeUnit.MILLISECONDS)) {
        resumes++;
        assertThat(resumes).as("resumes; so far %s", happened).isLessThan(MOST_RESUMES);
        running = start(cluster, "resume", run.toString());
      } else {
        inflict(cluster, deck.draw());
        cluster.giveNodesTheirAddress();
      }
      Map<Path, String> now = files.records();
      assertThat(now).as("what was collected stays").containsAllEntriesOf(kept);
      kept.putAll(now);
    }
    return files;
  }

  private Archbench.Running start(SoakCluster cluster, String... arguments) throws Exception {
    return archbench.start(
        Map.of("KUBECONFIG", cluster.kubeconfig().toString()), List.of(), arguments);
  }

  /** All of it was collected, by a runner that came to its end. */
  private boolean isFinished(SoakCluster cluster, Path run) throws Exception {
    if (running.process().isAlive()) {
      return false;
    }
    try (Stream<String> journal = Files.lines(run.resolve("journal.ndjson"))) {
      return journal.reduce((first, last) -> last).orElse("").contains("RUN_FINISHED")
          && start(cluster, "status", run.toString()).end().out().contains(" 0 left");
    }
  }

  private void inflict(SoakCluster cluster, SoakFault fault) throws Exception {
    boolean hit =
        switch (fault) {
          case RUNNER_KILLED -> {
            running.process().destroyForcibly().waitFor();
            yield true;
          }
          case API_SERVER_AWAY -> {
            cluster.withoutApiServer(upTo(Duration.ofSeconds(4)));
            yield true;
          }
          case NODE_DELETED -> {
            cluster.withoutNode(upTo(Duration.ofSeconds(4)));
            yield true;
          }
          case POD_DELETED -> cluster.deletePod();
          case POD_EVICTED -> cluster.evictPod();
          case JOB_DELETED -> cluster.deleteJob();
          case AGENT_DIED, FRAME_CORRUPTED, FRAME_CUT, FRAME_DOUBLED, MESSAGE_MISSING ->
              throw new IllegalArgumentException(fault + " is up to an agent");
        };
    if (hit) {
      count(fault);
    }
  }

  private Duration upTo(Duration most) {
    return Duration.ofMillis(random.nextLong(most.toMillis()));
  }

  private static void assertThatEachCellWasMeasuredOnce(RunFiles files) throws Exception {
    assertThat(files.cells()).doesNotHaveDuplicates();
    Map<String, Long> cellsOfEachTrial =
        files.cells().stream()
            .map(cell -> cell.substring(0, cell.indexOf(' ')))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(cellsOfEachTrial).hasSize(TRIALS);
    assertThat(cellsOfEachTrial.values()).containsOnly((long) CELLS);
  }
}
