package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The rights of the shipped Role beside those that were used, as the API server wrote them down.
 */
class ClusterRightsIT extends OnTestCluster {
  /** Whoever applies what is not there yet needs it; written down is the patch alone. */
  private static final String UNSEEN = "create jobs";

  private Path study(String name, String more) throws Exception {
    return Files.writeString(
        directory.resolve(name + ".yaml"),
        """
        schema: 1
        study: %s
        seed: 7
        variants:
          one: {arch: amd64, nodes: [fake-amd64-1]}
          two: {arch: amd64, nodes: [fake-amd64-2]}
          nowhere: {arch: arm64, nodes: 1}
        comparisons: [{baseline: one, contender: two}]
        suites:
          stub: {cells: ["*steady"], size: small}
        jmh: %s
        rounds: {min: 1, max: 1}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %s, image: "http://%s", settle: 0s, pendingTimeout: 5s,
          annotations: {%s}}
        %s
        """
            .formatted(
                name,
                Archbench.QUICK,
                namespace.name(),
                ClusterImage.stub(directory),
                FakeAgents.WAIT,
                more));
  }

  private Archbench.Running begin(Path study) throws Exception {
    return start(
        "run",
        study.toString(),
        "--on",
        "kubernetes",
        "--allow-missing",
        "--yes",
        "--runs",
        "runs");
  }

  @Test
  void eachRightOfTheRoleIsUsedAndNoOther() throws Exception {
    stopAndResume();
    useUpTheBudget();

    Set<String> granted = Rights.granted("role.yaml", "archbench");
    assertThat(granted.remove(UNSEEN)).isTrue();
    assertThat(used()).isEqualTo(granted);
  }

  private void stopAndResume() throws Exception {
    Archbench.Running running = begin(study("stopped", ""));
    running.awaitWords("started stub-two");
    Path run = archbench.awaitRun(running, "runs");
    awaitUse("update leases");
    running.process().destroy();
    running.end();
    assertThat(run("status", run.toString()).exit()).isZero();
    try (FakeAgents agents =
        FakeAgents.in(TestCluster.kubeconfig(), namespace.name(), FakeAgents.COMPLETE)) {
      Archbench.Result done = run("resume", run.toString(), "--allow-missing");
      assertThat(done.exit()).as(done.err()).isZero();
      agents.check();
    }
  }

  /**
   * The pods of nodes that pretend do not heed a deadline: what counts is that they are given one.
   */
  private void useUpTheBudget() throws Exception {
    Archbench.Running running = begin(study("spent", "budget: {hours: 0.004}"));
    awaitUse("patch pods");
    running.process().destroyForcibly().waitFor();
  }

  private void awaitUse(String right) throws Exception {
    for (int look = 0; look < 300 && !used().contains(right); look++) {
      Thread.sleep(200);
    }
    assertThat(used()).contains(right);
  }

  private Set<String> used() throws Exception {
    return Rights.used(namespace.name(), "archbench");
  }
}
