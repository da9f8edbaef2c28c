package io.archbench.k8s.census;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.NodeList;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An API server with nodes that answer, and pods that are on them at once; as a test tells it. */
final class FakeCluster implements AutoCloseable {
  private static final String PODS = "/api/v1/namespaces/bench/pods";

  private final HttpServer server;
  private final NodeList nodes;
  private final Map<String, PodStatus> answers = new TreeMap<>();
  private final Map<String, Pod> pods = new TreeMap<>();
  private int most;
  private int quota = Integer.MAX_VALUE;
  private boolean lists = true;
  private boolean deletes = true;

  /** With those nodes. */
  FakeCluster(String nodesJson) throws IOException {
    nodes = Serialization.unmarshal(nodesJson, NodeList.class);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What a pod on that node becomes. */
  synchronized FakeCluster answering(String node, String statusJson) {
    answers.put(node, Serialization.unmarshal(statusJson, PodStatus.class));
    return this;
  }

  /** So many pods and no more. */
  synchronized FakeCluster withQuota(int number) {
    quota = number;
    return this;
  }

  /** Fails whenever pods are listed. */
  synchronized FakeCluster withoutLists() {
    lists = false;
    return this;
  }

  /** Fails whenever a pod is deleted. */
  synchronized FakeCluster withoutDeletion() {
    deletes = false;
    return this;
  }

  /** Names of those that are there. */
  synchronized List<String> pods() {
    return List.copyOf(pods.keySet());
  }

  /** How many there were at once. */
  synchronized int most() {
    return most;
  }

  synchronized void removeAll() {
    pods.clear();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String asked = exchange.getRequestMethod() + " " + path;
    if (asked.equals("GET /api/v1/nodes")) {
      send(exchange, 200, Serialization.asJson(new NodeListBuilder(nodes).build()));
    } else if (asked.equals("POST " + PODS)) {
      create(exchange);
    } else if (asked.equals("GET " + PODS)) {
      list(exchange);
    } else if (asked.equals("GET /api/v1/namespaces/bench/events")) {
      send(
          exchange,
          200,
          pods.values().stream()
              .map(pod -> events(pod.getMetadata().getUid()))
              .collect(
                  Collectors.joining(
                      ",",
                      "{\"kind\": \"EventList\", \"apiVersion\": \"v1\", \"metadata\": {}, \"items\": [",
                      "]}")));
    } else if (asked.startsWith("DELETE " + PODS + "/")) {
      delete(exchange, path.substring(PODS.length() + 1));
    } else {
      refuse(exchange, 404, "no such path: " + asked);
    }
  }

  private static String events(String uid) {
    return """
    {"metadata": {"name": "e"}, "involvedObject": {"uid": "%1$s"}, "reason": "Pulling",
     "message": "slowly"},
    {"metadata": {"name": "f"}, "involvedObject": {"uid": "%1$s"}, "reason": "Scheduled",
     "message": "yes"}
    """
        .formatted(uid);
  }

  private void create(HttpExchange exchange) throws IOException {
    if (pods.size() >= quota) {
      refuse(exchange, 403, "exceeded quota: pods");
      return;
    }
    Pod pod = Serialization.unmarshal(exchange.getRequestBody(), Pod.class);
    String name = pod.getMetadata().getName();
    String node =
        pod.getSpec()
            .getAffinity()
            .getNodeAffinity()
            .getRequiredDuringSchedulingIgnoredDuringExecution()
            .getNodeSelectorTerms()
            .get(0)
            .getMatchFields()
            .get(0)
            .getValues()
            .get(0);
    PodStatus status = answers.get(node);
    boolean placed = status != null && !"Pending".equals(status.getPhase());
    Pod placedPod =
        new PodBuilder(pod)
            .editMetadata()
            .withUid("uid-" + name)
            .endMetadata()
            .editSpec()
            .withNodeName(placed ? node : null)
            .endSpec()
            .withStatus(status)
            .build();
    pods.put(name, placedPod);
    most = Math.max(most, pods.size());
    send(exchange, 201, Serialization.asJson(placedPod));
  }

  private void list(HttpExchange exchange) throws IOException {
    if (lists) {
      String list =
          Serialization.asJson(
              new PodListBuilder()
                  .withNewMetadata()
                  .endMetadata()
                  .withItems(List.copyOf(pods.values()))
                  .build());
      send(exchange, 200, list);
    } else {
      refuse(exchange, 500, "no lists today");
    }
  }

  private void delete(HttpExchange exchange, String name) throws IOException {
    if (deletes) {
      Pod gone = pods.remove(name);
      send(exchange, gone == null ? 404 : 200, gone == null ? "{}" : Serialization.asJson(gone));
    } else {
      refuse(exchange, 500, "nothing is deleted today");
    }
  }

  private static void refuse(HttpExchange exchange, int code, String message) throws IOException {
    String status =
        "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", \"code\": "
            + code
            + ", \"message\": \""
            + message
            + "\"}";
    send(exchange, code, status);
  }

  private static void send(HttpExchange exchange, int code, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    try (exchange) {
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  Config config() {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
        .withRequestRetryBackoffLimit(0)
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
