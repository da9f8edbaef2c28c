package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.Architecture;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.synthetic.EnvironmentBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What happens to pods and their nodes in the middle of a run. */
class ClusterPodDrillIT extends OnFakeNodes {
  private static final String OLD_CPU = "0x41/0xd0c";

  @Test
  void anEvictionOfEverySecondPodCostsNoFinishedCell() throws Exception {
    int rounds = 4;
    AtomicInteger pods = new AtomicInteger();
    play(
        (spec, pod) ->
            pods.incrementAndGet() % 2 == 0
                ? FakeAgents.after(spec.cells().size() - 1, spec, "evict")
                : FakeAgents.complete(spec, pod));

    Archbench.Result done = begin(study(rounds, "")).end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(onlyRun().cells()).doesNotHaveDuplicates().hasSize(2 * rounds * CELLS);
    assertThat(done.err()).contains(" EVICTED: pod ", "The node was low on resource");
    assertThat(pods.get()).isGreaterThan(2 * rounds);
  }

  @Test
  void aNodeThatGoesInMidTrialAndComesBackAsAnotherMachineIsNotTakenForTheSame() throws Exception {
    AtomicInteger ofArm = new AtomicInteger();
    play(
        (spec, pod) -> {
          int number = spec.variant().name().equals("arm") ? ofArm.incrementAndGet() : 0;
          return switch (number) {
            case 1 -> FakeAgents.ended(FakeAgentLog.of(spec, onOldCpu(spec), CELLS));
            case 2 -> FakeAgents.after(1, spec, onOldCpu(spec), "hang");
            default -> FakeAgents.complete(spec, pod);
          };
        });
    Archbench.Running running = begin(study(3, ", pendingTimeout: 5s"));
    running.awaitWords("collected stub-arm-r01");
    running.awaitWords("started stub-arm-r02");
    namespace.await(
        "Running",
        "get",
        "pods",
        "-l",
        "archbench.io/variant=arm,archbench.io/round=2",
        "-o",
        "jsonpath={.items[*].status.phase}");
    kubectl("delete", "node", arm);
    sayThatItsNodeIsGone(
        namespace.kubectlHere(
            "get",
            "pods",
            "-l",
            "archbench.io/variant=arm,archbench.io/round=2",
            "-o",
            "jsonpath={.items[0].metadata.name}"));

    Archbench.Result lost = running.end();

    assertThat(lost.exit()).as(lost.err()).isEqualTo(5);
    assertThat(lost.err())
        .contains("stub-arm-r02-a1 NODE_LOST", "the node is gone")
        .contains("stub-arm-r02-a2 UNSCHEDULABLE");
    Map<Path, String> kept = onlyRun().records();

    join(arm, Architecture.ARM64); // another machine gets the name
    Archbench.Result resumed = run("resume", onlyRun().directory().toString());

    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(onlyRun().records()).containsAllEntriesOf(kept);
    assertThat(onlyRun().cells()).doesNotHaveDuplicates().hasSize(2 * 3 * CELLS);
    assertThat(resumed.err()).contains("arm ran on several kinds of machine", OLD_CPU);
    assertThat(onlyRun().text("report.html")).contains("arm ran on several kinds of machine");
  }

  /** As the cluster's own garbage collection does a minute later. */
  private void sayThatItsNodeIsGone(String pod) throws Exception {
    namespace.kubectlHere(
        "patch",
        "pod",
        pod,
        "--subresource=status",
        "-p",
        """
        {"status": {"phase": "Failed", "conditions": [
          {"type": "DisruptionTarget", "status": "True", "reason": "DeletionByPodGC",
           "message": "PodGC: node no longer exists", "lastTransitionTime": "%s"}]}}
        """
            .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
  }

  private static TrialRecord onOldCpu(TrialSpec spec) {
    TrialRecord made = FakeAgentLog.record(spec, spec.variant().architecture());
    return new TrialRecord(
        made.schemaVersion(),
        made.spec(),
        made.specSha256(),
        made.agentVersion(),
        EnvironmentBuilder.of(spec.variant().architecture()).cpuModel(OLD_CPU).build(),
        made.cells(),
        made.noiseBefore(),
        made.noiseAfter(),
        made.started(),
        made.finished(),
        made.synthetic());
  }

  @Test
  void aNodeWhoseClockIsAnHourBehindIsMeasuredOnLikeAnyOther() throws Exception {
    play(
        (spec, pod) -> {
          sayThatItStartedAnHourAgo(pod);
          Thread.sleep(3_000); // as a trial that takes its time
          return FakeAgents.complete(spec, pod);
        });

    Archbench.Result done = begin(study(2, "")).end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).doesNotContain("-a2");
    assertThat(onlyRun().cells()).doesNotHaveDuplicates().hasSize(2 * 2 * CELLS);
  }

  private void sayThatItStartedAnHourAgo(String pod) throws Exception {
    namespace.await("Running", "get", "pod", pod, "-o", "jsonpath={.status.phase}");
    namespace.kubectlHere(
        "patch",
        "pod",
        pod,
        "--subresource=status",
        "--type=merge",
        "-p",
        "{\"status\": {\"startTime\": \"%s\"}}"
            .formatted(Instant.now().minus(Duration.ofHours(1)).toString()));
  }
}
