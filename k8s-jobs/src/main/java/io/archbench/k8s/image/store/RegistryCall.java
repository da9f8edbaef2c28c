package io.archbench.k8s.image.store;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One request to a registry, without what authorizes it.
 *
 * @param size bytes of its body
 * @param scopes rights that are asked for besides those that the registry names
 */
record RegistryCall(
    String method,
    URI address,
    Map<String, String> headers,
    BodyPublisher body,
    long size,
    List<String> scopes) {
  /** A link that carries less than that is not waited for. */
  private static final long SLOWEST_BYTES_PER_SECOND = 50_000;

  static RegistryCall bodiless(String method, URI address) {
    return new RegistryCall(method, address, Map.of(), BodyPublishers.noBody(), 0, List.of());
  }

  static RegistryCall get(URI address, String accept) {
    return new RegistryCall(
        "GET", address, Map.of("Accept", accept), BodyPublishers.noBody(), 0, List.of());
  }

  static RegistryCall put(URI address, String mediaType, long size, BodyPublisher body) {
    return new RegistryCall(
        "PUT", address, Map.of("Content-Type", mediaType), body, size, List.of());
  }

  RegistryCall asking(String scope) {
    return new RegistryCall(method, address, headers, body, size, List.of(scope));
  }

  RegistryCall to(URI other) {
    return new RegistryCall(method, other, headers, body, size, scopes);
  }

  HttpRequest.Builder request(Duration patience) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience.plusSeconds(size / SLOWEST_BYTES_PER_SECOND))
            .method(method, body);
    headers.forEach(request::header);
    return request;
  }
}
