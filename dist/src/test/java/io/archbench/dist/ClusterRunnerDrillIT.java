package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken from a runner in the middle of a run: it says so, and resumed it loses nothing. */
class ClusterRunnerDrillIT extends OnFakeNodes {
  private static final int ROUNDS = 3;

  /** The first round ends; what comes after it waits until a test lets it end. */
  private void playTheFirstRound() {
    play(
        (spec, pod) ->
            spec.id().round() == 1 ? FakeAgents.complete(spec, pod) : Map.of("outcome", "hang"));
  }

  private void assertThatEachCellWasMeasuredOnce() throws Exception {
    assertThat(onlyRun().cells()).doesNotHaveDuplicates().hasSize(2 * ROUNDS * CELLS);
  }

  @Test
  void aLoginThatEndsIsSaidAndAFreshOneGoesOn() throws Exception {
    namespace.kubectlHere("create", "secret", "generic", "bound");
    Path fresh = directory.resolve("fresh");
    Files.copy(namespace.kubeconfig(), fresh);
    String token =
        namespace
            .kubectlHere(
                "create",
                "token",
                "archbench",
                "--bound-object-kind=Secret",
                "--bound-object-name=bound")
            .strip();
    TestCluster.kubectl(
        "config",
        "--kubeconfig=" + namespace.kubeconfig(),
        "set-credentials",
        "runner",
        "--token=" + token);
    playTheFirstRound();
    Archbench.Running running = begin(study(ROUNDS, ""));
    running.awaitWords("collected stub-amd-r01");
    running.awaitWords("collected stub-arm-r01");
    running.awaitWords("started stub-arm-r02");
    namespace.kubectlHere("delete", "secret", "bound"); // and with it the token
    Thread.sleep(11_000); // so long an API server remembers a token that was good
    Map<Path, String> kept = onlyRun().records();
    play(FakeAgents.COMPLETE);

    Archbench.Result ended = running.end();

    assertThat(ended.exit()).as(ended.err()).isEqualTo(5);
    assertThat(ended.err())
        .contains(
            "the cluster does not know you: renew the kubeconfig's login", "archbench resume ");
    assertThat(onlyRun().records()).containsAllEntriesOf(kept);

    Archbench.Result resumed = start(fresh, "resume", onlyRun().directory().toString()).end();

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("adopted stub-");
    assertThat(onlyRun().records()).containsAllEntriesOf(kept);
    assertThatEachCellWasMeasuredOnce();
    assertThat(namespace.names("jobs")).isEmpty();
  }

  @Test
  void aNamespaceThatIsDeletedIsSaidAndANewOneGoesOn() throws Exception {
    playTheFirstRound();
    namespace.kubectlHere("create", "configmap", "last");
    namespace.kubectlHere(
        "patch", "configmap", "last", "-p", "{\"metadata\": {\"finalizers\": [\"test/last\"]}}");
    Archbench.Running running =
        start(
            TestCluster.kubeconfig(), // a login that the namespace does not take with it
            "run",
            study(ROUNDS, "").toString(),
            "--on",
            "kubernetes",
            "--runs",
            "runs");
    running.awaitWords("collected stub-amd-r01");
    running.awaitWords("collected stub-arm-r01");
    running.awaitWords("started stub-arm-r02");
    Map<Path, String> kept = onlyRun().records();
    TestCluster.kubectl("delete", "namespace", namespace.name(), "--wait=false");

    Archbench.Result ended = running.end();

    assertThat(ended.exit()).as(ended.err()).isEqualTo(5);
    assertThat(ended.err()).contains("the namespace is being deleted", "archbench resume ");
    assertThat(onlyRun().records()).containsAllEntriesOf(kept);

    namespace.kubectlHere(
        "patch", "configmap", "last", "--type=merge", "-p", "{\"metadata\": {\"finalizers\": []}}");
    TestCluster.kubectl("wait", "--for=delete", "namespace/" + namespace.name(), "--timeout=60s");
    TestCluster.kubectl("create", "namespace", namespace.name());
    play(FakeAgents.COMPLETE);
    Archbench.Result resumed =
        start(TestCluster.kubeconfig(), "resume", onlyRun().directory().toString()).end();

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(onlyRun().records()).containsAllEntriesOf(kept);
    assertThatEachCellWasMeasuredOnce();
  }

  @Test
  void aPodThatEndedAndWasDeletedWhileNobodyWatchedIsSaidAndMeasuredAgain() throws Exception {
    playTheFirstRound();
    Archbench.Running running = begin(study(ROUNDS, ""));
    running.awaitWords("collected stub-amd-r01");
    running.awaitWords("collected stub-arm-r01");
    namespace.await(
        "Running Running",
        "get",
        "pods",
        "-l",
        "archbench.io/round=2",
        "-o",
        "jsonpath={.items[*].status.phase}");
    running.process().destroyForcibly().waitFor();
    Map<Path, String> kept = onlyRun().records();
    play(FakeAgents.COMPLETE);
    for (String job : namespace.names("jobs")) {
      namespace.kubectlHere("wait", "--for=condition=Complete", job, "--timeout=60s");
    }
    namespace.kubectlHere("delete", "pods", "-l", "archbench.io/suite", "--grace-period=0");

    Archbench.Result resumed = run("resume", onlyRun().directory().toString());

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("its pod was deleted before its log was read");
    assertThat(onlyRun().records()).containsAllEntriesOf(kept);
    assertThatEachCellWasMeasuredOnce();
  }

  @Test
  void aDiskThatIsFullWhileARecordIsCollectedCostsNothing() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("runs"));
    Root.mountSmallDisk(disk);
    try {
      playTheFirstRound();
      Archbench.Running running = begin(study(ROUNDS, ""));
      running.awaitWords("collected stub-amd-r01");
      running.awaitWords("collected stub-arm-r01");
      running.awaitWords("started stub-arm-r02");
      Map<Path, String> kept = onlyRun().records();
      fill(onlyRun().directory().resolve("filler"));
      play(FakeAgents.COMPLETE);

      Archbench.Result full = running.end();

      assertThat(full.exit()).as(full.err()).isEqualTo(5);
      assertThat(full.lastLine()).contains("No space left on device");
      assertThat(onlyRun().records()).containsAllEntriesOf(kept);
      assertThat(namespace.names("jobs")).as("what is not stored is not deleted").isNotEmpty();

      Files.delete(onlyRun().directory().resolve("filler"));
      Archbench.Result resumed = run("resume", onlyRun().directory().toString());

      assertThat(resumed.exit()).as(resumed.err()).isZero();
      assertThat(resumed.err()).contains("adopted stub-");
      assertThat(onlyRun().records()).containsAllEntriesOf(kept);
      assertThatEachCellWasMeasuredOnce();
    } finally {
      archbench.endAll();
      assertThat(Root.run("umount", "-l", disk.toString())).isZero();
    }
  }

  /** Takes all that is free. */
  private static void fill(Path filler) throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }
}
