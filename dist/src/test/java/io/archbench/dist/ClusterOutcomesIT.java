package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.KubernetesExecutor;
import io.archbench.k8s.job.Patience;
import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.Place;
import io.archbench.trial.Resources;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.segment.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way in which a trial's pod can end, on nodes that pretend: they end pods as annotations say,
 * with the log and the words that real ones would have.
 */
class ClusterOutcomesIT {
  private static final String NODE = "fake-amd64-1";
  private static final Place PLACE = new Place(NODE, Architecture.AMD64, 4);

  @TempDir private Path directory;
  private ClusterNamespace namespace;
  private final List<String> waited = new CopyOnWriteArrayList<>();

  @BeforeEach
  void makeANamespace() throws Exception {
    TestCluster.assume();
    namespace = ClusterNamespace.create(directory, true);
    System.setProperty("kubeconfig", namespace.kubeconfig().toString());
  }

  @AfterEach
  void removeTheNamespace() throws Exception {
    System.clearProperty("kubeconfig");
    if (namespace != null) { // else the test was skipped
      namespace.remove();
    }
  }

  private KubernetesExecutor executor(Map<String, String> fake) {
    return executor(fake, Duration.ofSeconds(60));
  }

  private KubernetesExecutor executor(Map<String, String> fake, Duration pending) {
    Map<String, String> annotations = new HashMap<>();
    fake.forEach((name, value) -> annotations.put("archbench.io/fake-" + name, value));
    return KubernetesExecutor.of(
        Optional.empty(),
        StubSpecs.RUN,
        "the tests of outcomes",
        JobSettings.in(namespace.name()).annotated(annotations),
        new Patience(pending, Duration.ZERO, Duration.ofMinutes(10)));
  }

  private static TrialSpec spec(String... methods) {
    TrialSpec spec = StubSpecs.on(Architecture.AMD64, methods).at(PLACE);
    return StubSpecs.with(
        spec, spec.variant().withImage("registry.test/bench@sha256:" + "a".repeat(64)));
  }

  private TrialOutcome outcome(TrialSpec spec, Map<String, String> fake) throws Exception {
    try (KubernetesExecutor executor = executor(fake)) {
      return outcome(executor, spec, PLACE);
    }
  }

  private TrialOutcome outcome(KubernetesExecutor executor, TrialSpec spec, Place place)
      throws Exception {
    RunningTrial trial = executor.start(spec, place, new Waiting());
    TrialOutcome outcome = trial.await();
    trial.release();
    return outcome;
  }

  private final class Waiting implements TrialObserver {
    @Override
    public void waiting(TrialKey trial, String why) {
      waited.add(why);
    }

    @Override
    public void cellStarted(TrialKey trial, CellKey cell) {}

    @Override
    public void cellsFinished(TrialKey trial, int cells) {}
  }

  private static Lost lost(TrialOutcome outcome, LossKind kind) {
    assertThat(outcome).isInstanceOf(Lost.class);
    Lost lost = (Lost) outcome;
    assertThat(lost.kind()).as(lost.words()).isEqualTo(kind);
    assertThat(lost.words()).contains("ab-" + StubSpecs.RUN);
    assertThat(lost.remedy()).isNotBlank();
    return lost;
  }

  private static Refused refused(TrialOutcome outcome, RefusalKind kind) {
    assertThat(outcome).isInstanceOf(Refused.class);
    Refused refused = (Refused) outcome;
    assertThat(refused.kind()).as(refused.words()).isEqualTo(kind);
    assertThat(refused.remedy()).isNotBlank();
    return refused;
  }

  /** A pod whose agent finished so many cells and then ended like that. */
  private TrialOutcome afterCells(TrialSpec spec, int cells, Map<String, String> fake)
      throws Exception {
    FakeAgentLog log = FakeAgentLog.of(spec, FakeAgentLog.record(spec, Architecture.AMD64), cells);
    Optional<CellKey> running = Optional.of(spec.cells().get(cells).key());
    Map<String, String> all = new HashMap<>(fake);
    all.put("log", log.log());
    all.put("message", log.message(Manifest.State.RUNNING, running, ""));
    return outcome(spec, all);
  }

  @Test
  void aCompleteRecordIsCollectedWithWhatWasSeenFromOutside() throws Exception {
    TrialSpec spec = spec("steady", "other");
    FakeAgentLog log = FakeAgentLog.of(spec, FakeAgentLog.record(spec, Architecture.AMD64), 2);

    TrialOutcome outcome =
        outcome(
            spec,
            Map.of(
                "log",
                "a line of somebody else\n" + log.log(),
                "message",
                log.message(Manifest.State.COMPLETE, Optional.empty(), "")));

    assertThat(outcome).isInstanceOf(Collected.class);
    Collected collected = (Collected) outcome;
    assertThat(collected.record()).isEqualTo(FakeAgentLog.record(spec, Architecture.AMD64));
    assertThat(collected.placement().place()).isEqualTo(NODE);
    assertThat(collected.placement().labels()).containsEntry("kubernetes.io/arch", "amd64");
    assertThat(collected.placement().facts()).containsKeys("pod", "podUid", "kubelet", "ended");
    assertThat(namespace.names("jobs")).isEmpty();
  }

  @Test
  void aLogThatLacksASegmentIsNoRecord() throws Exception {
    TrialSpec spec = spec("steady", "other");
    FakeAgentLog log = FakeAgentLog.of(spec, FakeAgentLog.record(spec, Architecture.AMD64), 2);
    List<String> lines = new ArrayList<>(log.log().lines().toList());
    lines.remove(lines.size() - 4); // a line of the second cell

    Lost lost =
        lost(
            outcome(
                spec,
                Map.of(
                    "log",
                    String.join("\n", lines) + "\n",
                    "message",
                    log.message(Manifest.State.COMPLETE, Optional.empty(), ""))),
            LossKind.RECORD_LOST);

    assertThat(lost.partial().orElseThrow().record().cells()).hasSize(1);
  }

  @Test
  void anEvictedPodKeepsItsFinishedCells() throws Exception {
    Lost lost =
        lost(afterCells(spec("steady", "other"), 1, Map.of("outcome", "evict")), LossKind.EVICTED);

    assertThat(lost.words()).contains("Evicted");
    assertThat(lost.partial().orElseThrow().record().cells()).hasSize(1);
  }

  @Test
  void thePodThatRanOutOfMemoryFailsTheCellThatItRan() throws Exception {
    TrialSpec spec = spec("steady", "other", "parametrised");

    Lost lost =
        lost(
            afterCells(
                spec, 1, Map.of("outcome", "fail", "exit-code", "137", "reason", "OOMKilled")),
            LossKind.OUT_OF_MEMORY);

    assertThat(lost.words()).contains("OOMKilled, exit code 137", spec.cells().get(1).key().text());
    List<CellResult> cells = lost.partial().orElseThrow().record().cells();
    assertThat(cells).hasSize(2);
    assertThat(cells.get(1)).isInstanceOf(CellResult.Failed.class);
    assertThat(((CellResult.Failed) cells.get(1)).kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void aKillThatNobodyExplainsLosesTheRunningCellOnly() throws Exception {
    Lost lost =
        lost(
            afterCells(spec("steady", "other"), 1, Map.of("outcome", "fail", "exit-code", "137")),
            LossKind.ABORTED);

    assertThat(lost.partial().orElseThrow().record().cells()).hasSize(1);
  }

  @Test
  void whatTheAgentRefusesIsRefused() throws Exception {
    TrialSpec spec = spec("steady");

    Refused refused =
        refused(
            outcome(
                spec,
                Map.of(
                    "outcome",
                    "fail",
                    "exit-code",
                    "65",
                    "message",
                    FakeAgentLog.refusal(spec, RefusalKind.EMULATED, "qemu-aarch64 runs this"))),
            RefusalKind.EMULATED);

    assertThat(refused.words()).contains("qemu-aarch64");
  }

  @Test
  void aProgramOfAnotherArchitectureUnderALyingEntryIsRefused() throws Exception {
    Refused refused =
        refused(
            outcome(
                spec("steady"),
                Map.of("outcome", "fail", "log", "exec /opt/archbench/agent: exec format error\n")),
            RefusalKind.IMAGE);

    assertThat(refused.words()).contains("exec format error", "amd64");
  }

  @Test
  void aRecordOfAnotherArchitectureThanItsNodeIsRefused() throws Exception {
    TrialSpec spec = spec("steady");
    FakeAgentLog log = FakeAgentLog.of(spec, FakeAgentLog.record(spec, Architecture.ARM64), 1);

    Refused refused =
        refused(
            outcome(
                spec,
                Map.of(
                    "log",
                    log.log(),
                    "message",
                    log.message(Manifest.State.COMPLETE, Optional.empty(), ""))),
            RefusalKind.WRONG_ARCHITECTURE);

    assertThat(refused.words()).contains("arm64");
  }

  @Test
  void aRecordOfAnotherSpecIsRefusedEvenWhereItIsPartial() throws Exception {
    TrialSpec spec = spec("steady", "other");
    TrialSpec another = spec.retry(1, Set.of(spec.cells().get(1).key()));
    FakeAgentLog log = FakeAgentLog.of(spec, FakeAgentLog.record(another, Architecture.AMD64), 1);

    refused(
        outcome(
            spec,
            Map.of(
                "outcome",
                "fail",
                "log",
                log.log(),
                "message",
                log.message(Manifest.State.RUNNING, Optional.of(spec.cells().get(1).key()), ""))),
        RefusalKind.SPEC);
  }

  @Test
  void aPodThatRanOnAnotherNodeThanItsPlaceIsRefused() throws Exception {
    TrialSpec spec = spec("steady");
    try (KubernetesExecutor executor = executor(Map.of())) {
      Refused refused =
          refused(
              outcome(executor, spec, new Place("fake-amd64-2", Architecture.AMD64, 4)),
              RefusalKind.UNSCHEDULABLE);

      assertThat(refused.words()).contains("ran on " + NODE, "placed on fake-amd64-2");
    }
  }

  @Test
  void aPodThatTheClusterDoesNotAdmitIsToldOfAndRefusedInTime() throws Exception {
    namespace.kubectlHere("create", "quota", "none", "--hard=pods=0");
    try (KubernetesExecutor executor = executor(Map.of(), Duration.ofSeconds(4))) {
      Refused refused =
          refused(outcome(executor, spec("steady"), PLACE), RefusalKind.UNSCHEDULABLE);

      assertThat(refused.words()).contains("exceeded quota");
      assertThat(waited).anyMatch(why -> why.contains("exceeded quota"));
    }
  }

  @Test
  void aTrialThatAsksForMoreThanItsNodeHasIsRefusedWithTheSchedulersWords() throws Exception {
    TrialSpec small = spec("steady");
    TrialSpec spec =
        StubSpecs.with(small, new Resources(10_000, "none", null, 64L << 20, "memory"));
    try (KubernetesExecutor executor = executor(Map.of(), Duration.ofSeconds(4))) {
      Refused refused = refused(outcome(executor, spec, PLACE), RefusalKind.UNSCHEDULABLE);

      assertThat(refused.words()).contains("Insufficient cpu");
      assertThat(refused.remedy()).contains("ask for less in resources");
    }
  }

  @Test
  void aJobThatIsDeletedByHandLeavesWhatWasHeardOfIt() throws Exception {
    TrialSpec spec = spec("steady", "other");
    FakeAgentLog log = FakeAgentLog.of(spec, FakeAgentLog.record(spec, Architecture.AMD64), 1);
    Map<String, String> fake = Map.of("outcome", "hang", "log", log.log());
    try (KubernetesExecutor executor = executor(fake)) {
      RunningTrial trial = executor.start(spec, PLACE, new Waiting());
      Thread deletes =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      namespace.await(
                          "Running", "get", "pods", "-o", "jsonpath={.items[*].status.phase}");
                      Thread.sleep(2_000); // until the log was read
                      namespace.kubectlHere("delete", "jobs", "--all", "--wait=false");
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  });

      Lost lost = lost(trial.await(), LossKind.UNAVAILABLE);

      deletes.join();
      assertThat(lost.words()).contains("deleted");
      assertThat(lost.partial().orElseThrow().record().cells()).hasSize(1);
    }
  }

  @Test
  void aNodeThatIsLostTakesItsTrialWithItButNotWhatWasHeardOfIt() throws Exception {
    Path node =
        Files.writeString(
            directory.resolve("node.json"),
            """
            {"apiVersion": "v1", "kind": "Node",
             "metadata": {"name": "%1$s", "annotations": {"kwok.x-k8s.io/node": "fake"},
               "labels": {"kubernetes.io/arch": "amd64", "kubernetes.io/os": "linux",
                          "kubernetes.io/hostname": "%1$s"}},
             "status": {"nodeInfo": {"architecture": "amd64", "operatingSystem": "linux"},
               "allocatable": {"cpu": "4", "memory": "16Gi", "pods": "20"},
               "capacity": {"cpu": "4", "memory": "16Gi", "pods": "20"}}}
            """
                .formatted("lost-" + namespace.name()));
    TestCluster.kubectl("apply", "-f", node.toString());
    Place place = new Place("lost-" + namespace.name(), Architecture.AMD64, 4);
    TrialSpec spec = spec("steady", "other").at(place);
    FakeAgentLog log = FakeAgentLog.of(spec, FakeAgentLog.record(spec, Architecture.AMD64), 1);
    try (KubernetesExecutor executor = executor(Map.of("outcome", "hang", "log", log.log()))) {
      RunningTrial trial = executor.start(spec, place, new Waiting());
      Thread loses =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      namespace.await(
                          "Running", "get", "pods", "-o", "jsonpath={.items[*].status.phase}");
                      Thread.sleep(2_000); // until the log was read
                      TestCluster.kubectl("delete", "-f", node.toString());
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  });

      Lost lost = lost(trial.await(), LossKind.NODE_LOST);

      loses.join();
      assertThat(lost.words()).contains(place.name(), "node is gone");
      assertThat(lost.partial().orElseThrow().record().cells()).hasSize(1);
      trial.release();
    }
  }

  @Test
  void anImageThatIsNotThereIsRefusedInTheNodesWords() throws Exception {
    Place real = new Place("real-amd64", Architecture.AMD64, 1);
    TrialSpec spec = spec("steady").at(real);
    TrialSpec missing =
        StubSpecs.with(
            spec,
            spec.variant().withImage(TestCluster.registry() + "/none@sha256:" + "b".repeat(64)));
    try (KubernetesExecutor executor = executor(Map.of())) {
      Refused refused = refused(outcome(executor, missing, real), RefusalKind.IMAGE);

      assertThat(refused.words()).contains("ErrImagePull", "not found");
      assertThat(refused.remedy()).contains("archbench image inspect");
    }
  }
}
