package io.archbench.k8s.detached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over an API server that, like a real one, gives a log out from a whole second on. */
class RunnerLogTest {
  private final Map<String, List<String>> logs = new TreeMap<>();
  private final HttpServer server;
  private final KubernetesClient client;
  private final RunnerLog log;
  private int code = 200;

  RunnerLogTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(Config.empty())
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    log = new RunnerLog(client);
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String pod = exchange.getRequestURI().getPath().split("/", -1)[6];
    String query = exchange.getRequestURI().getQuery();
    List<String> lines = new ArrayList<>(logs.getOrDefault(pod, List.of()));
    if (query.contains("sinceTime=")) {
      Instant since = Instant.parse(query.replaceAll(".*sinceTime=([^&]*).*", "$1"));
      lines.removeIf(line -> time(line).isBefore(since));
    }
    if (query.contains("tailLines=")) {
      int tail = Integer.parseInt(query.replaceAll(".*tailLines=(\\d+).*", "$1"));
      lines = lines.subList(Math.max(0, lines.size() - tail), lines.size());
    }
    boolean stamped = query.contains("timestamps=true");
    StringBuilder text = new StringBuilder();
    lines.forEach(
        line -> text.append(stamped ? line : line.substring(line.indexOf(' ') + 1)).append('\n'));
    int status = logs.containsKey(pod) ? code : 404;
    byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Instant time(String line) {
    return OffsetDateTime.parse(line.substring(0, line.indexOf(' '))).toInstant();
  }

  private void says(String pod, String time, String words) {
    logs.computeIfAbsent(pod, any -> new ArrayList<>()).add("2026-11-30T" + time + "Z " + words);
  }

  private static Pod pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("bench")
        .withUid("uid-" + name)
        .endMetadata()
        .build();
  }

  @Test
  void eachLineIsReadOnceThoughTheServerRepeatsWhatIsOfTheSameSecond() {
    says("a", "10:00:00.1", "one");
    says("a", "10:00:00.25", "two");
    assertThat(log.next(pod("a"))).containsExactly("one", "two");
    assertThat(log.next(pod("a"))).isEmpty();

    says("a", "10:00:00.9", "three"); // within a second of which two lines are known
    says("a", "10:00:02", "");
    assertThat(log.next(pod("a"))).containsExactly("three", "");
  }

  @Test
  void whatAPredecessorSaidLastIsReadBeforeItsSuccessor() {
    says("a", "10:00:00.5", "begun");
    assertThat(log.next(pod("a"))).containsExactly("begun");

    says("a", "10:00:07.5", "why it ended");
    says("b", "10:00:01.5", "resumed"); // by a clock that is behind
    assertThat(log.next(pod("b"))).containsExactly("why it ended", "pod b follows a", "resumed");
  }

  @Test
  void aPredecessorThatIsGoneSaysNothingMore() {
    says("a", "10:00:00.5", "begun");
    assertThat(log.next(pod("a"))).containsExactly("begun");
    logs.remove("a");
    says("b", "10:00:09.5", "resumed");

    assertThat(log.next(pod("b"))).containsExactly("pod b follows a", "resumed");
  }

  @Test
  void aPodThatHasNotStartedOrWhoseNodeDoesNotAnswerSaysNothingYet() {
    assertThat(log.next(pod("a"))).isEmpty();
    says("a", "10:00:00.5", "begun");
    code = 500;
    assertThat(log.next(pod("a"))).isEmpty();
    assertThat(RunnerLog.last(client, pod("a"), 2)).isEmpty();
    code = 200;
    assertThat(log.next(pod("a"))).containsExactly("begun");
  }

  @Test
  void whoMayNotReadLogsIsToldSo() {
    says("a", "10:00:00.5", "begun");
    code = 403;
    assertThatThrownBy(() -> log.next(pod("a"))).isInstanceOf(KubernetesClientException.class);
  }

  @Test
  void theLastLinesAreThoseOfTheEnd() {
    for (int line = 1; line <= 5; line++) {
      says("a", "10:00:0" + line, "line " + line);
    }
    assertThat(RunnerLog.last(client, pod("a"), 2)).containsExactly("line 4", "line 5");
  }
}
