package io.archbench.k8s.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodEventsTest {
  private static final String EVENTS =
      """
      {"kind": "EventList", "apiVersion": "v1", "metadata": {}, "items": [
        {"metadata": {"name": "a"}, "involvedObject": {"uid": "u1"}, "reason": "Failed",
         "message": "first", "lastTimestamp": "2026-11-30T10:00:00Z"},
        {"metadata": {"name": "b"}, "involvedObject": {"uid": "u1"}, "reason": "Failed",
         "message": "then", "lastTimestamp": "2026-11-30T10:00:09Z"},
        {"metadata": {"name": "c"}, "involvedObject": {"uid": "u1"}, "reason": "Pulled",
         "message": "well", "lastTimestamp": "2026-11-30T10:00:12Z"},
        {"metadata": {"name": "d"}, "involvedObject": {"uid": "u2"}, "reason": "Failed",
         "message": "elsewhere", "lastTimestamp": "2026-11-30T10:00:20Z"},
        {"metadata": {"name": "e"}, "involvedObject": {}, "reason": "Failed", "message": "?"}]}
      """;

  private final AtomicInteger lists = new AtomicInteger();
  private final HttpServer server;
  private final KubernetesClient client;
  private int code = 200;

  PodEventsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(Config.empty())
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
  }

  @BeforeEach
  void start() {
    server.createContext("/api/v1/namespaces/bench/events", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    lists.incrementAndGet();
    byte[] body = EVENTS.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void theLatestOfTheReasonsIsTold() {
    PodEvents events = new PodEvents(client, "bench");
    assertThat(events.latest("u1", List.of("Failed")))
        .map(PodEvents.Said::toString)
        .contains("Failed: then");
    assertThat(events.latest("u1", List.of("Failed", "Pulled")))
        .map(PodEvents.Said::toString)
        .contains("Pulled: well");
    assertThat(events.latest("u2", List.of("Pulled"))).isEmpty();
    assertThat(events.latest("u3", List.of("Failed"))).isEmpty();
  }

  @Test
  void aHundredPodsThatWaitAskTheClusterOnce() {
    PodEvents events = new PodEvents(client, "bench");
    for (int pod = 0; pod < 100; pod++) {
      assertThat(events.latest("u" + pod, List.of("Nominated"))).isEmpty();
    }
    // once more if this machine took seconds for a hundred looks
    assertThat(lists.get()).isBetween(1, 5);
  }

  @Test
  void whereEventsMayNotBeReadNothingIsTold() {
    code = 403;
    assertThat(new PodEvents(client, "bench").latest("u1", List.of("Failed"))).isEmpty();
  }
}
