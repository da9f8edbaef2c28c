package io.archbench.k8s.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.cluster.ClusterException;
import io.archbench.k8s.cluster.FakeApiServer;
import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.Architecture;
import io.archbench.trial.RunId;
import io.archbench.trial.record.MachineDescription;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CensusTest {
  private static final String XEON = "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz";
  private static final Duration PATIENT = Duration.ofMinutes(10);

  private static CensusSettings settings(Duration patience) {
    return new CensusSettings(
        new RunId("abcdefgh"),
        "registry.test/bench@sha256:" + "a".repeat(64),
        JobSettings.in("bench"),
        patience);
  }

  private static Map<String, CountedNode> take(FakeCluster cluster, Duration patience)
      throws InterruptedException {
    return take(cluster, patience, () -> false);
  }

  private static Map<String, CountedNode> take(
      FakeCluster cluster, Duration patience, BooleanSupplier stopped) throws InterruptedException {
    List<CountedNode> told = new ArrayList<>();
    try (Census census = Census.of(cluster.config())) {
      List<FleetNode> nodes = census.nodes(Optional.empty());
      List<CountedNode> counted = census.take(nodes, settings(patience), stopped, told::add);
      assertThat(told).isEqualTo(counted);
      return counted.stream()
          .collect(Collectors.toMap(one -> one.node().name(), Function.identity()));
    }
  }

  private static String xeon() {
    return FakeNodes.described(FakeNodes.machine(Architecture.AMD64, XEON));
  }

  private static MachineDescription emulated() {
    MachineDescription real = FakeNodes.machine(Architecture.ARM64, "Neoverse N1");
    return new MachineDescription(
        real.schema(), real.architecture(), real.cpu(), true, List.of("the process maps qemu"));
  }

  private static CountedNode of(Map<String, CountedNode> counted, String node) {
    return Objects.requireNonNull(counted.get(node), node);
  }

  private static String why(Map<String, CountedNode> counted, String node) {
    return of(counted, node).leftOut().orElseThrow();
  }

  @Test
  void aNodeThatAnswersIsCountedWithWhatItsAgentSaw() throws Exception {
    try (FakeCluster cluster =
        new FakeCluster(FakeNodes.list(FakeNodes.node("a", "amd64"))).answering("a", xeon())) {
      CountedNode node = of(take(cluster, PATIENT), "a");

      assertThat(node.leftOut()).isEmpty();
      assertThat(node.machine().orElseThrow().cpu().model()).isEqualTo(XEON);
      assertThat(node.node().type()).contains("Standard_D16_v3");
      assertThat(node.node().zone()).contains("west-1");
      assertThat(cluster.pods()).isEmpty();
      assertThat(cluster.most()).isOne();
    }
  }

  @Test
  void aNodeThatCannotRunAPodIsListedWithTheReasonAndSentNone() throws Exception {
    try (FakeCluster cluster =
        new FakeCluster(
            FakeNodes.list(
                FakeNodes.node("away", "amd64", "linux", "Unknown", "no heart beat"),
                FakeNodes.node("panes", "amd64", "windows", "True", ""),
                FakeNodes.node("mainframe", "s390x", "linux", "True", "")))) {
      Map<String, CountedNode> counted = take(cluster, PATIENT);

      assertThat(why(counted, "away")).isEqualTo("is not ready: no heart beat");
      assertThat(why(counted, "panes")).contains("runs windows");
      assertThat(why(counted, "mainframe")).contains("s390x");
      assertThat(cluster.most()).isZero();
    }
  }

  @Test
  void whatAPodEndsWithInPlaceOfADescriptionIsTheReason() throws Exception {
    try (FakeCluster cluster =
        new FakeCluster(
                FakeNodes.list(
                    FakeNodes.node("old", "amd64"),
                    FakeNodes.node("other", "amd64"),
                    FakeNodes.node("garbled", "amd64"),
                    FakeNodes.node("full", "amd64")))
            .answering("old", FakeNodes.ended(2, "{\"refused\": \"no spec\"}"))
            .answering("other", FakeNodes.ended(1, "exec format error"))
            .answering("garbled", FakeNodes.ended(0, "{\"schema\": 1}"))
            .answering(
                "full",
                "{\"phase\": \"Failed\", \"reason\": \"OutOfpods\", \"message\": \"no room\"}")) {
      Map<String, CountedNode> counted = take(cluster, PATIENT);

      assertThat(why(counted, "old")).contains("build the image again");
      assertThat(why(counted, "other")).contains("exit code 1", "exec format error");
      assertThat(why(counted, "garbled")).contains("cannot be read");
      assertThat(why(counted, "full")).isEqualTo("did not run the pod: OutOfpods: no room");
      assertThat(cluster.pods()).isEmpty();
    }
  }

  @Test
  void aNodeWhosePodDoesNotAnswerInTimeIsListedWithWhatTheClusterSays() throws Exception {
    try (FakeCluster cluster =
        new FakeCluster(
                FakeNodes.list(
                    FakeNodes.node("busy", "amd64"),
                    FakeNodes.node("mute", "amd64"),
                    FakeNodes.node("cut-off", "amd64"),
                    FakeNodes.node("quick", "amd64")))
            .answering("busy", FakeNodes.unscheduled("didn't match pod anti-affinity rules"))
            .answering(
                "mute", FakeNodes.inState("\"running\": {\"startedAt\": \"2026-11-01T10:00:00Z\"}"))
            .answering(
                "cut-off",
                FakeNodes.inState(
                    "\"waiting\": {\"reason\": \"ImagePullBackOff\", \"message\": \"no route\"}"))
            .answering("quick", xeon())) {
      Map<String, CountedNode> counted = take(cluster, Duration.ZERO);

      assertThat(why(counted, "busy"))
          .isEqualTo("its pod is not scheduled: didn't match pod anti-affinity rules");
      assertThat(why(counted, "mute")).isEqualTo("its pod runs and says nothing");
      assertThat(why(counted, "cut-off"))
          .isEqualTo("its pod is not started: ImagePullBackOff: no route; Pulling: slowly");
      assertThat(of(counted, "quick").leftOut()).isEmpty();
      assertThat(cluster.pods()).isEmpty();
    }
  }

  @Test
  void whatIsEmulatedOrOfAnotherArchitectureIsNotInTheShares() throws Exception {
    try (FakeCluster cluster =
        new FakeCluster(
                FakeNodes.list(FakeNodes.node("faked", "arm64"), FakeNodes.node("odd", "arm64")))
            .answering("faked", FakeNodes.described(emulated()))
            .answering("odd", xeon())) {
      Map<String, CountedNode> counted = take(cluster, PATIENT);

      assertThat(why(counted, "faked")).isEqualTo("emulates: the process maps qemu");
      assertThat(why(counted, "odd")).isEqualTo("says it is arm64, and its pod ran as amd64");
      assertThat(FleetCpus.of(List.copyOf(counted.values()))).isEmpty();
    }
  }

  private static FakeCluster many(int number) throws IOException {
    String[] nodes =
        IntStream.range(0, number)
            .mapToObj(i -> FakeNodes.node("node-" + i, "amd64"))
            .toArray(String[]::new);
    FakeCluster cluster = new FakeCluster(FakeNodes.list(nodes));
    IntStream.range(0, number).forEach(i -> cluster.answering("node-" + i, xeon()));
    return cluster;
  }

  @Test
  void podsAreSentSomeAtATime() throws Exception {
    try (FakeCluster cluster = many(45)) {
      assertThat(take(cluster, PATIENT)).hasSize(45);
      assertThat(cluster.most()).isEqualTo(20);
      assertThat(cluster.pods()).isEmpty();
    }
  }

  @Test
  void aQuotaMakesItSlowerAndLeavesNobodyOut() throws Exception {
    try (FakeCluster cluster = many(5).withQuota(2)) {
      assertThat(take(cluster, PATIENT).values())
          .hasSize(5)
          .allSatisfy(node -> assertThat(node.leftOut()).isEmpty());
      assertThat(cluster.most()).isEqualTo(2);
    }
  }

  @Test
  void whereNoPodMayBeCreatedTheRightIsNamed() throws Exception {
    try (FakeCluster cluster = many(2).withQuota(0)) {
      assertThatThrownBy(() -> take(cluster, PATIENT))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("asking nodes by pods in bench")
          .hasMessageContaining("verbs create, list, delete, resource pods")
          .hasMessageContaining("exceeded quota");
    }
  }

  @Test
  void noPodIsLeftWhenItFails() throws Exception {
    try (FakeCluster cluster = many(3).withoutLists()) {
      assertThatThrownBy(() -> take(cluster, PATIENT))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("no lists today")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("may be left"));
      assertThat(cluster.most()).isEqualTo(3);
      assertThat(cluster.pods()).isEmpty();
    }
  }

  @Test
  void podsThatCannotBeDeletedAreNamed() throws Exception {
    try (FakeCluster cluster = many(3).withoutLists().withoutDeletion()) {
      assertThatThrownBy(() -> take(cluster, PATIENT))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("kubectl delete pods -n bench -l archbench.io/census=abcdefgh");
      assertThat(cluster.pods()).hasSize(3);
    }
  }

  @Test
  void noPodIsLeftWhenItIsStopped() throws Exception {
    String waits = FakeNodes.unscheduled("no room");
    try (FakeCluster cluster =
        new FakeCluster(FakeNodes.list(FakeNodes.node("a", "amd64"))).answering("a", waits)) {
      assertThat(take(cluster, PATIENT, () -> true)).isEmpty();
      assertThat(cluster.most()).isOne();
      assertThat(cluster.pods()).isEmpty();
    }
  }

  @Test
  void noPodIsLeftWhenItsThreadIsInterrupted() throws Exception {
    String waits = FakeNodes.unscheduled("no room");
    try (FakeCluster cluster =
        new FakeCluster(FakeNodes.list(FakeNodes.node("a", "amd64"))).answering("a", waits)) {
      BooleanSupplier interrupting =
          () -> {
            Thread.currentThread().interrupt();
            return false;
          };
      assertThatThrownBy(() -> take(cluster, PATIENT, interrupting))
          .isInstanceOf(InterruptedException.class);
      assertThat(cluster.most()).isOne();
      assertThat(cluster.pods()).isEmpty();
    }
  }

  @Test
  void aPodThatSomebodyElseDeletedIsAReason() throws Exception {
    String waits = FakeNodes.unscheduled("no room");
    try (FakeCluster cluster =
        new FakeCluster(FakeNodes.list(FakeNodes.node("a", "amd64"))).answering("a", waits)) {
      BooleanSupplier deleting =
          () -> {
            cluster.removeAll();
            return false;
          };
      assertThat(why(take(cluster, PATIENT, deleting), "a")).contains("deleted by somebody else");
    }
  }

  @Test
  void whereNodesMayNotBeListedTheRightIsNamed() throws Exception {
    try (FakeApiServer server = new FakeApiServer().refusing("/api/v1/nodes", 403);
        Census census = Census.of(server.config())) {
      assertThatThrownBy(() -> census.nodes(Optional.of("pool=batch")))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("listing nodes with pool=batch")
          .hasMessageContaining("archbench-node-reader");
    }
  }
}
