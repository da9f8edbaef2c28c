package io.archbench.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opensearch.common.settings.Settings;

class LogNodeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long HEAP = 1L << 30;

  @TempDir Path directory;

  @Test
  void connectionsAreKept() throws Exception {
    try (LogNode node = LogNode.start(directory)) {
      NodeClient client = node.client();
      long before = opened(client);
      for (int request = 0; request < 20; request++) {
        client.send(client.get("/"));
      }
      assertThat(opened(client)).isEqualTo(before);
    }
  }

  private static long opened(NodeClient client) throws InterruptedException {
    Map<String, Object> nodes = Found.map(client.ask(client.get("/_nodes/stats/http")), "nodes");
    Map<String, Object> node = Found.map(nodes, nodes.keySet().iterator().next());
    return Found.number(Found.map(node, "http"), "total_opened");
  }

  @Test
  void answersAreNotCompressed() throws Exception {
    try (LogNode node = LogNode.start(directory)) {
      NodeClient client = node.client();
      assertThat(new String(client.send(client.get("/")), StandardCharsets.UTF_8)).startsWith("{");
    }
  }

  @Test
  void aRequestThatTheNodeRefusesIsShownWithItsReason() throws Exception {
    try (LogNode node = LogNode.start(directory)) {
      NodeClient client = node.client();
      assertThatThrownBy(() -> client.send(client.get("/missing/_search")))
          .isInstanceOf(FailedRequestException.class)
          .hasMessageContaining("GET /missing/_search was answered with status 404")
          .hasMessageContaining("no such index [missing]");
    }
  }

  @Test
  void aNodeThatIsGoneIsAFailureAndNoHang() throws Exception {
    LogNode node = LogNode.start(directory);
    NodeClient client = node.client();
    node.close();
    assertThatThrownBy(() -> client.send(client.get("/")))
        .isInstanceOf(FailedRequestException.class)
        .hasMessageContaining("GET / was not answered");
  }

  @Test
  void twoNodesDoNotWantTheSamePort() throws Exception {
    try (LogNode one = LogNode.start(directory.resolve("one"));
        LogNode other = LogNode.start(directory.resolve("other"))) {
      assertThat(one.client().get("/").uri()).isNotEqualTo(other.client().get("/").uri());
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Settings port = Settings.builder().put("http.port", taken.getLocalPort()).build();
      assertThatThrownBy(() -> LogNode.start(directory, port, PATIENCE, HEAP))
          .isInstanceOf(NodeStartException.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()))
          .hasMessageContaining("127.0.0.1");
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamedWithTheRemedy() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> LogNode.start(file))
        .isInstanceOf(NodeStartException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("java.io.tmpdir must be writable");
  }

  @Test
  void aSettingThatIsUnknownIsToldInTheNodesOwnWords() {
    Settings unknown = Settings.builder().put("no.such.setting", 1).build();
    assertThatThrownBy(() -> LogNode.start(directory, unknown, PATIENCE, HEAP))
        .isInstanceOf(NodeStartException.class)
        .hasMessageContaining("unknown setting [no.such.setting]");
  }

  @Test
  void aNodeThatFindsNoClusterIsNotReady() {
    Settings alone =
        Settings.builder()
            .put("discovery.type", "zen")
            // without it a node that finds nobody makes a cluster of itself after three seconds
            .put("cluster.initial_cluster_manager_nodes", "another")
            .put("discovery.initial_state_timeout", "1s")
            .build();
    assertThatThrownBy(() -> LogNode.start(directory, alone, Duration.ofSeconds(2), HEAP))
        .isInstanceOf(NodeStartException.class)
        .hasMessageContaining("was not ready within PT2S");
  }

  @Test
  void anInterruptWhileItStartsLeavesNoNodeRunning() throws Exception {
    Settings alone =
        Settings.builder()
            .put("node.name", "interrupted")
            .put("discovery.type", "zen")
            // without it a node that finds nobody makes a cluster of itself after three seconds
            .put("cluster.initial_cluster_manager_nodes", "another")
            .put("discovery.initial_state_timeout", "1s")
            .build();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread starting =
        new Thread(
            () ->
                end.complete(
                    catchThrowable(() -> LogNode.start(directory, alone, PATIENCE, HEAP))));
    starting.start();
    awaitThreads("interrupted", true);
    starting.interrupt();
    // where assertions are on, Lucene has one that a write to the disk is not interrupted
    assertThat(end.get(60, TimeUnit.SECONDS))
        .isInstanceOfAny(
            InterruptedException.class, NodeStartException.class, AssertionError.class);
    awaitThreads("interrupted", false);
  }

  /** Waits until a node of that name listens, or until it has no threads at all. */
  private static void awaitThreads(String node, boolean serving) throws InterruptedException {
    String name = "opensearch[" + node + "][" + (serving ? "transport_worker" : "");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (serving
        != Thread.getAllStackTraces().keySet().stream()
            .anyMatch(each -> each.getName().startsWith(name))) {
      assertThat(System.nanoTime()).as("threads of %s", node).isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  @Test
  void aHeapThatIsTooSmallIsSaidWithTheRemedy() {
    assertThatThrownBy(() -> LogNode.start(directory, Settings.EMPTY, PATIENCE, 128L << 20))
        .isInstanceOf(NodeStartException.class)
        .hasMessageContaining("the heap has 128 MiB")
        .hasMessageContaining("-Xmx");
  }
}
