package io.archbench.k8s.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers requests for lists, as far as a test tells it to. */
public final class FakeApiServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private int status = 200;

  /** One that answers until it is closed. */
  public FakeApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String known =
        answers.getOrDefault(path + "?" + exchange.getRequestURI().getQuery(), answers.get(path));
    byte[] body = (known == null ? "{}" : known).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    try (exchange) {
      int code = refused.getOrDefault(exchange.getRequestURI().getPath(), status);
      exchange.sendResponseHeaders(known == null ? 404 : code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Gives that answer to requests of a path, or of a path with exactly that query. */
  public FakeApiServer with(String path, String json) {
    answers.put(path, json);
    return this;
  }

  /** Answers that path with a status of its own. */
  public FakeApiServer refusing(String path, int code) {
    refused.put(path, code);
    return with(path, "{\"kind\": \"Status\", \"status\": \"Failure\", \"code\": " + code + "}");
  }

  /** Answers whatever it knows with that status. */
  public FakeApiServer answering(int code) {
    status = code;
    return this;
  }

  /** How a client reaches it. */
  public Config config() {
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
