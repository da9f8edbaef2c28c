package io.archbench.k8s.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import tools.jackson.databind.JsonNode;

/**
 * Reads manifests and blobs from registries, over the OCI distribution interface.
 *
 * <p>Answers 429 and 5xx are asked again with growing pauses; redirects are followed, and what
 * authorizes never goes to another host. Thread-safe.
 */
public final class RegistryClient {
  private static final int TRIES = 5;
  private static final int REDIRECTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** With less than all four, registries silently answer with one platform of an index. */
  private static final String MANIFESTS =
      String.join(
          ", ",
          MediaTypes.OCI_INDEX,
          MediaTypes.DOCKER_LIST,
          MediaTypes.OCI_MANIFEST,
          MediaTypes.DOCKER_MANIFEST);

  /** Waits between two tries. */
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final DockerConfig logins;
  private final Pause pause;
  private final Map<String, String> authorizations = new ConcurrentHashMap<>();

  /** A client with these logins. */
  public RegistryClient(DockerConfig logins) {
    this(logins, Thread::sleep);
  }

  RegistryClient(DockerConfig logins, Pause pause) {
    this.logins = logins;
    this.pause = pause;
  }

  /** The manifest or index of a version, as bytes that its digest is taken of. */
  byte[] manifest(ImageReference image, String version) throws IOException {
    try (InputStream body = get(image, image.manifest(version), MANIFESTS)) {
      return body.readAllBytes();
    }
  }

  /** A blob's bytes, not yet verified; to be closed. */
  InputStream blob(ImageReference image, String digest) {
    return get(image, image.blob(digest), "*/*");
  }

  private InputStream get(ImageReference image, URI address, String accept) {
    try {
      for (int attempt = 1; ; attempt++) {
        Optional<HttpResponse<InputStream>> response = authorized(image, address, accept, attempt);
        if (response.isPresent() && response.get().statusCode() == 200) {
          return response.get().body();
        }
        response.ifPresent(RegistryClient::discard);
        if (attempt == TRIES || response.map(answer -> !passes(answer)).orElse(false)) {
          throw refused(image, address, response);
        }
        Duration growing = Duration.ofMillis(250L << attempt);
        pause.take(response.flatMap(RegistryClient::askedPause).orElse(growing));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while " + image + " was read", e);
    }
  }

  private static boolean passes(HttpResponse<InputStream> answer) {
    return answer.statusCode() == 429 || answer.statusCode() >= 500;
  }

  /** An answer that is not closed keeps its connection. */
  private static void discard(HttpResponse<InputStream> answer) {
    try {
      answer.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException("an answer that is not needed", e);
    }
  }

  private static Optional<Duration> askedPause(HttpResponse<InputStream> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
  }

  /** Empty where the connection broke. */
  private Optional<HttpResponse<InputStream>> authorized(
      ImageReference image, URI address, String accept, int attempt) throws InterruptedException {
    try {
      String key = image.host() + "/" + image.repository();
      HttpResponse<InputStream> first =
          redirected(address, accept, Optional.ofNullable(authorizations.get(key)));
      if (first.statusCode() != 401) {
        return Optional.of(first);
      }
      first.body().close();
      Optional<String> authorization =
          first
              .headers()
              .firstValue("WWW-Authenticate")
              .flatMap(header -> authorization(image, Challenge.parse(header)));
      if (authorization.isEmpty()) {
        return Optional.of(first);
      }
      authorizations.put(key, authorization.get());
      return Optional.of(redirected(address, accept, authorization));
    } catch (ConnectException e) {
      throw new RegistryException(
          image.host() + ": no connection. Is the name right, does the registry run?", e);
    } catch (IOException e) {
      if (attempt == TRIES) {
        throw new RegistryException(image + ": " + e.getMessage() + tlsAdvice(image, e), e);
      }
      return Optional.empty();
    }
  }

  private static String tlsAdvice(ImageReference image, IOException failure) {
    return failure instanceof SSLException
        ? ". If the registry speaks plain HTTP, say http://" + image.host() + "/…"
        : "";
  }

  private HttpResponse<InputStream> redirected(
      URI address, String accept, Optional<String> authorization)
      throws IOException, InterruptedException {
    URI next = address;
    Optional<String> header = authorization;
    HttpResponse<InputStream> answer = send(next, accept, header);
    for (int i = 0; i < REDIRECTS && isRedirect(answer); i++) {
      answer.body().close();
      URI target = next.resolve(answer.headers().firstValue("Location").orElse(""));
      if (next.getScheme().equals("https") && !"https".equals(target.getScheme())) {
        throw new IOException("is redirected from TLS to " + target.getScheme() + ": refused");
      }
      if (!target.getAuthority().equals(next.getAuthority())) {
        header = Optional.empty();
      }
      next = target;
      answer = send(next, accept, header);
    }
    return answer;
  }

  private static boolean isRedirect(HttpResponse<InputStream> answer) {
    return answer.statusCode() >= 301
        && answer.statusCode() <= 308
        && answer.headers().firstValue("Location").isPresent();
  }

  private HttpResponse<InputStream> send(URI address, String accept, Optional<String> header)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", accept);
    header.ifPresent(value -> request.header("Authorization", value));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** What the registry wants to see, if it can be had. */
  private Optional<String> authorization(ImageReference image, Challenge challenge) {
    Optional<String> basic = logins.login(image.host()).map(Login::basic);
    if (!challenge.isBearer()) {
      return basic;
    }
    URI address = challenge.tokenAddress(image.repository());
    if (image.scheme().equals("https") && !"https".equals(address.getScheme())) {
      throw new RegistryException(
          image.host() + " asks for its token without TLS: no login is sent there");
    }
    try {
      HttpResponse<InputStream> answer = redirected(address, "application/json", basic);
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          return Optional.empty();
        }
        JsonNode token =
            ReceivedJson.read(
                body.readAllBytes(), image.host(), "Its token service gave no token.");
        String value = token.path("token").asString(token.path("access_token").asString(""));
        return Optional.of("Bearer " + value);
      }
    } catch (IOException e) {
      throw new RegistryException(image.host() + ": its token service does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while a token was asked for", e);
    }
  }

  private static RegistryException refused(
      ImageReference image, URI address, Optional<HttpResponse<InputStream>> response) {
    int status = response.map(HttpResponse::statusCode).orElse(0);
    String what = address.getPath().replaceFirst("^/v2/", "");
    String remedy =
        switch (status) {
          case 401, 403 -> "log in with `docker login " + image.host() + "`, or ask for the right";
          case 404 -> "there is no such image; check repository and tag";
          case 429 -> "the registry limits requests; wait, or log in";
          default -> "tried " + TRIES + " times; ask who runs the registry";
        };
    return new RegistryException(
        image.host() + " answers " + status + " for " + what + ": " + remedy);
  }
}
