package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.trial.TrialSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Trials that wait in a queue and that the queue takes back, on a real control plane whose Jobs are
 * suspended and let go as Kueue does it; Kueue itself is not there. Alone: it is on the real node.
 */
@Tag("alone")
class ClusterQueueIT extends OnFakeNodes {
  private static final String QUEUE = ", queue: archbench";
  private static final String PHASES = "jsonpath={.items[*].status.phase}";
  private static final String CONDITIONS = "jsonpath={.status.conditions[*].type}";

  private FakeKueue kueue;

  @BeforeEach
  void makeAQueue() throws Exception {
    kueue = FakeKueue.in(directory, namespace);
  }

  @AfterEach
  void removeTheQueue() throws Exception {
    if (kueue != null) { // else the test was skipped
      kueue.close();
      kueue.remove();
      kueue.check();
    }
  }

  private void awaitJobs(int number) throws Exception {
    while (kueue.jobs().size() != number) {
      Thread.sleep(50);
    }
  }

  private void awaitJob(String variant, int round) throws Exception {
    while (kueue.jobs().stream().noneMatch(name -> name.contains("-" + variant + "-r0" + round))) {
      Thread.sleep(50);
    }
  }

  private String job(String variant, int round) {
    return kueue.jobs().stream()
        .filter(name -> name.contains("-" + variant + "-r0" + round))
        .findFirst()
        .orElseThrow();
  }

  private void awaitPod(String variant, String phase) throws Exception {
    namespace.await(
        phase,
        "get",
        "pods",
        "-l",
        "archbench.io/exclusive=trial,archbench.io/variant=" + variant,
        "-o",
        PHASES);
  }

  private void awaitNoPod(String variant) throws Exception {
    while (!namespace
        .kubectlHere(
            "get",
            "pods",
            "-o",
            "name",
            "-l",
            "archbench.io/exclusive=trial,archbench.io/variant=" + variant)
        .isBlank()) {
      Thread.sleep(50);
    }
  }

  /** Each trial of amd hangs behind its first cell in its first pod, and is whole in the next. */
  private Map<String, AtomicInteger> hangOnce() {
    Map<String, AtomicInteger> pods = new ConcurrentHashMap<>();
    play(
        (spec, pod) -> {
          int number =
              pods.computeIfAbsent(spec.id().text(), any -> new AtomicInteger()).incrementAndGet();
          return number == 1 && spec.variant().name().equals("amd")
              ? FakeAgents.after(1, spec, "hang")
              : FakeAgents.complete(spec, pod);
        });
    return pods;
  }

  @Test
  void aTrialWaitsForItsQueueIsTakenBackAndAdmittedAgainAndCountsOnce() throws Exception {
    Map<String, AtomicInteger> pods = hangOnce();
    Archbench.Running running = begin(study(2, QUEUE + ", pendingTimeout: 5s"));

    awaitJobs(2);
    running.awaitWords("queued: Pending: " + FakeKueue.FULL);
    Thread.sleep(7_000); // longer than a pod may wait: a queue has its own patience
    assertThat(namespace.names("pods")).as("but for holders").noneMatch(pod -> pod.contains("-r0"));
    Archbench.Result status = run("status", onlyRun().directory().toString());
    assertThat(status.out()).contains("queued");

    kueue.admit(job("arm", 1));
    kueue.admit(job("amd", 1));
    awaitPod("amd", "Running");
    running.awaitWords("collected stub-arm-r01");
    kueue.evict(job("amd", 1));
    running.awaitWords("evicted before (Preempted: to make room for another)");
    awaitNoPod("amd");
    kueue.admit(job("amd", 1));
    running.awaitWords("collected stub-amd-r01");

    awaitJob("arm", 2);
    awaitJob("amd", 2);
    kueue.admit(job("arm", 2));
    kueue.admit(job("amd", 2));
    awaitPod("amd", "Running");
    String second = job("amd", 2);
    kueue.evict(second);
    kueue.admit(second); // before its pod is gone
    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).as("one attempt is enough").doesNotContain("-a2", "UNAVAILABLE");
    assertThat(onlyRun().cells()).doesNotHaveDuplicates().hasSize(2 * 2 * CELLS);
    assertThat(recordsOfEachTrial()).hasSize(4).allSatisfy((trial, n) -> assertThat(n).isOne());
    assertThat(pods)
        .as("what was taken back had another pod")
        .hasSize(4)
        .allSatisfy(
            (trial, number) ->
                assertThat(number).as(trial).hasValue(trial.contains("-amd-") ? 2 : 1));
    assertThat(namespace.names("jobs")).isEmpty();
  }

  @Test
  void aBudgetEndsARunThatItsQueueNeverAdmits() throws Exception {
    Path study = study(1, QUEUE);
    Files.writeString(study, Files.readString(study) + "budget: {hours: 0.012}\n");
    Archbench.Running running =
        start("run", study.toString(), "--on", "kubernetes", "--yes", "--runs", "runs");
    running.awaitWords("queued: Pending: " + FakeKueue.FULL);
    Archbench.Result done = running.end();

    assertThat(done.err()).contains("the budget is used up: ", "(budget.hours)");
    assertThat(namespace.names("jobs")).isEmpty();
  }

  @Test
  void whatNobodyQueuedIsLostWithItsPod() throws Exception {
    hangOnce();
    Archbench.Running running = begin(study(1, ""));
    running.awaitWords("started stub-amd-r01");
    awaitPod("amd", "Running");

    namespace.kubectlHere(
        "delete", "pods", "-l", "archbench.io/exclusive=trial,archbench.io/variant=amd");
    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("stub-amd-r01-a1 UNAVAILABLE", "stub-amd-r01-a2");
  }

  @Test
  void whoMayNotReadWhatAQueueSaysIsToldSo() throws Exception {
    namespace.kubectlHere("delete", "rolebinding", "archbench-queue");
    play(FakeAgents.COMPLETE);
    Path study = study(1, QUEUE);
    assertThat(found(study)).anyMatch(finding -> finding.startsWith("queue-not-readable"));
    Archbench.Running running = begin(study);

    running.awaitWords("queued: why is not known, for workloads.kueue.x-k8s.io may not be listed");
    awaitJobs(2);
    kueue.admit(job("amd", 1));
    kueue.admit(job("arm", 1));

    Archbench.Result done = running.end();
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).containsOnlyOnce("why is not known").doesNotContain(FakeKueue.FULL);
  }

  private List<String> found(Path study) throws Exception {
    List<String> found = new ArrayList<>();
    for (JsonNode finding :
        RunFiles.json(run("doctor", study.toString(), "--json").out()).at("/findings")) {
      found.add(finding.get("kind").asString() + " " + finding.get("what").asString());
    }
    return found;
  }

  @Test
  void theDoctorLooksAtTheQueueThatIsShipped() throws Exception {
    Path study = study(1, QUEUE);
    assertThat(found(study)).noneMatch(finding -> finding.startsWith("queue-"));

    String name = namespace.name();
    patch("clusterqueue", "{\"spec\": {\"preemption\": {\"withinClusterQueue\": \"Any\"}}}");
    kubectl("delete", "resourceflavor", name + "-arm64");
    patch(
        "clusterqueue",
        "{\"status\": {\"conditions\": [{\"type\": \"Active\", \"status\": \"False\", \"reason\":"
            + " \"FlavorNotFound\", \"message\": \"references missing ResourceFlavor\"}]}}",
        "--subresource=status");
    assertThat(found(study))
        .anyMatch(finding -> finding.startsWith("queue-inactive") && finding.contains("FlavorNot"))
        .anyMatch(finding -> finding.startsWith("queue-flavor") && finding.contains("amd64"))
        .anyMatch(finding -> finding.startsWith("queue-preempts"));
    assertThat(found(study(1, ", queue: no-such")))
        .contains("queue-missing there is no such LocalQueue");
  }

  private void patch(String kind, String patch, String... more) throws Exception {
    List<String> line =
        new ArrayList<>(List.of("patch", kind, namespace.name(), "--type=merge", "-p", patch));
    line.addAll(List.of(more));
    kubectl(line.toArray(String[]::new));
  }

  /** Two sides on the real node, one after the other; cells of some seconds. */
  private Path onTheRealNode(String more) throws Exception {
    return Files.writeString(
        directory.resolve("real.yaml"),
        """
        schema: 1
        study: real
        seed: 7
        variants:
          one: {arch: amd64, nodes: [real-amd64]}
          two: {arch: amd64, nodes: [real-amd64], jvmArgs: [-Xss2m]}
        comparisons: [{baseline: one, contender: two}]
        suites:
          stub: {cells: ["*steady", "*other"], size: small}
        jmh: {warmup: 100ms, iterations: 3, iterationTime: 2s, timeout: 60s, threads: [1]}
        rounds: {min: 1, max: 1}
        resources: {cpu: 1, memory: 512Mi, heap: 64Mi}
        kubernetes: {namespace: %s, image: "http://%s", settle: 0s%s}
        """
            .formatted(namespace.name(), ClusterImage.stub(directory), more));
  }

  private static long ends(String log) {
    return log.lines().filter(line -> line.startsWith("#archbench END")).count();
  }

  /** Returns the only Job there is when its agent is in its second cell. */
  private String awaitTheMiddle(Archbench.Running running) throws Exception {
    namespace.await("Running", "get", "pods", "-l", "archbench.io/exclusive=trial", "-o", PHASES);
    String job = namespace.names("jobs").get(0).replaceFirst(".*/", "");
    namespace.await("#archbench ", "logs", "job/" + job);
    while (ends(namespace.kubectlHere("logs", "job/" + job)) < 2) { // of its opening and a cell
      assertThat(running.process().isAlive()).isTrue();
      Thread.sleep(100);
    }
    return job;
  }

  /** Keeps the trial's pod in sight when it has ended, as a slow kubelet does; or no longer. */
  private void keepThePod(boolean kept) throws Exception {
    namespace.kubectlHere(
        "patch",
        namespace.names("pods").stream().filter(name -> name.contains("-r0")).findFirst().get(),
        "--type=json",
        "-p",
        kept
            ? "[{\"op\": \"add\", \"path\": \"/metadata/finalizers/-\", \"value\":"
                + " \"test.archbench.io/kept\"}]"
            : "[{\"op\": \"remove\", \"path\": \"/metadata/finalizers\"}]");
  }

  private String conditions(String job) throws Exception {
    return namespace.kubectlHere("get", "job", job, "-o", CONDITIONS);
  }

  @Test
  void theAgentThatAQueueEndsInItsMiddleDoesNotFailItsJob() throws Exception {
    kueue.admitAtOnce();
    Archbench.Running running = begin(onTheRealNode(QUEUE));

    String job = awaitTheMiddle(running);
    keepThePod(true);
    kueue.evict(job);
    running.awaitWords("queued: Pending: ");
    namespace.await("Failed", "get", "pods", "-l", "archbench.io/exclusive=trial", "-o", PHASES);
    Thread.sleep(3_000); // the Job's controller looks once a second
    assertThat(conditions(job)).contains("Suspended").doesNotContain("Fail");
    keepThePod(false);
    kueue.admit(job);
    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).doesNotContain("-a2");
    assertThat(onlyRun().cells()).doesNotHaveDuplicates().hasSize(2 * CELLS);
    assertThat(recordsOfEachTrial()).hasSize(2).allSatisfy((trial, n) -> assertThat(n).isOne());
    for (Path file : onlyRun().records().keySet()) {
      TrialSpec spec = RunFiles.record(file).spec();
      assertThat(RunFiles.record(file).cells()).as(spec.key().text()).hasSize(CELLS);
    }
  }

  @Test
  void aJobWithoutAQueueThatSomebodySuspendsIsFailedByTheEndOfItsAgent() throws Exception {
    Archbench.Running running = begin(onTheRealNode(""));

    String job = awaitTheMiddle(running);
    keepThePod(true);
    namespace.kubectlHere("patch", "job", job, "-p", "{\"spec\": {\"suspend\": true}}");
    namespace.await("FailureTarget", "get", "job", job, "-o", CONDITIONS);
    keepThePod(false);
    Archbench.Result done = running.end();

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err())
        .as("what the rule for exit codes would do to a Job of a queue")
        .contains("-a1 UNAVAILABLE", "the end of that pod failed it", "-a2");
  }
}
