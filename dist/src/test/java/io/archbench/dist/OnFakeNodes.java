package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;

import io.archbench.trial.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The command line on nodes that pretend, a pool of them for each test: what goes wrong there is
 * what a test says. Each trial has two cells.
 */
abstract class OnFakeNodes extends OnTestCluster {
  static final int CELLS = 2;

  final String pool = "pool-" + Long.toString(System.nanoTime(), 36);
  private @Nullable FakeAgents agents;

  /** The first node of each side. */
  final String amd = pool + "-amd-1";

  final String arm = pool + "-arm-1";

  @BeforeEach
  void joinNodes() throws Exception {
    join(amd, Architecture.AMD64);
    join(arm, Architecture.ARM64);
  }

  @AfterEach
  void removeNodes() throws Exception {
    if (namespace != null) { // else the test was skipped
      kubectl("delete", "nodes", "-l", "test-pool=" + pool, "--wait=false");
    }
    endAgents();
  }

  /** Adds a node to the test's pool. */
  void join(String name, Architecture architecture) throws Exception {
    FakeNode.join(directory, name, pool, architecture, "");
  }

  /** A study of both sides, of so many rounds. */
  Path study(int rounds, String more) throws Exception {
    return Files.writeString(
        directory.resolve("study.yaml"),
        """
        schema: 1
        study: drill
        seed: 7
        variants:
          amd: {arch: amd64, nodes: 1, nodeLabels: {test-pool: %1$s}}
          arm: {arch: arm64, nodes: 1, nodeLabels: {test-pool: %1$s}}
        comparisons: [{baseline: amd, contender: arm}]
        suites:
          stub: {cells: ["*steady", "*other"], size: small}
        jmh: %2$s
        rounds: {min: %3$d, max: %3$d}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %4$s, image: "http://%5$s", settle: 0s, annotations: {%6$s}%7$s}
        """
            .formatted(
                pool,
                Archbench.QUICK,
                rounds,
                namespace.name(),
                ClusterImage.stub(directory),
                FakeAgents.WAIT,
                more));
  }

  /** From now on agents do that, and those of before nothing more. */
  void play(FakeAgents.Agent agent) {
    endAgents();
    agents = FakeAgents.in(TestCluster.kubeconfig(), namespace.name(), agent);
  }

  private void endAgents() {
    if (agents != null) {
      agents.close();
      agents.check();
    }
  }

  Archbench.Running begin(Path study) throws Exception {
    return start("run", study.toString(), "--on", "kubernetes", "--runs", "runs");
  }

  RunFiles onlyRun() throws Exception {
    try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
      return new RunFiles(runs.findFirst().orElseThrow());
    }
  }

  /** In how many records each trial is, whole or in part. */
  Map<String, Integer> recordsOfEachTrial() throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    for (Path file : onlyRun().records().keySet()) {
      counts.merge(RunFiles.record(file).spec().id().text(), 1, Integer::sum);
    }
    return counts;
  }
}
