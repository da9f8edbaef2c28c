package io.archbench.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.opensearch.common.xcontent.XContentHelper;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.core.xcontent.MediaTypeRegistry;

/**
 * Speaks HTTP/1.1 with the node, over connections that are kept; requests can be sent over and
 * over. Thread-safe.
 */
final class NodeClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";

  private final URI node;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  NodeClient(URI node) {
    this.node = node;
  }

  HttpRequest get(String path) {
    return to(path).GET().build();
  }

  HttpRequest delete(String path) {
    return to(path).DELETE().build();
  }

  HttpRequest put(String path, String json) {
    return to(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(json)).build();
  }

  HttpRequest post(String path, String json) {
    return to(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(json)).build();
  }

  /** With a body of several JSON documents, one a line. */
  HttpRequest postLines(String path, byte[] lines) {
    return to(path).header("Content-Type", LINES).POST(BodyPublishers.ofByteArray(lines)).build();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(node.resolve(path)).timeout(PATIENCE);
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @throws FailedRequestException if its status is not 200, or there is none for a minute
   */
  byte[] send(HttpRequest request) throws InterruptedException {
    try {
      return body(client.send(request, BodyHandlers.ofByteArray()), request);
    } catch (IOException e) {
      throw new FailedRequestException(request, e);
    }
  }

  /** The same without waiting. */
  CompletableFuture<byte[]> sendAsync(HttpRequest request) {
    return client
        .sendAsync(request, BodyHandlers.ofByteArray())
        .thenApply(response -> body(response, request));
  }

  /** Sends a request and waits for the answer, which is parsed. */
  Map<String, Object> ask(HttpRequest request) throws InterruptedException {
    return parsed(send(request));
  }

  /** An answer as maps and lists, in the order of the answer. */
  static Map<String, Object> parsed(byte[] answer) {
    return XContentHelper.convertToMap(new BytesArray(answer), true, MediaTypeRegistry.JSON).v2();
  }

  private static byte[] body(HttpResponse<byte[]> response, HttpRequest request) {
    if (response.statusCode() != OK) {
      throw new FailedRequestException(request, response.statusCode(), response.body());
    }
    return response.body();
  }
}
