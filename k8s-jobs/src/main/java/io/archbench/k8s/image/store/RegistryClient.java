package io.archbench.k8s.image.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import tools.jackson.databind.JsonNode;

/**
 * Asks registries: logs in where they want it, and asks again where they are busy.
 *
 * <p>Answers 429 and 5xx are asked again with growing pauses; redirects are followed, and what
 * authorizes never goes to another host. Thread-safe.
 */
final class RegistryClient {
  private static final int TRIES = 5;
  private static final int REDIRECTS = 5;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Waits between two tries. */
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  /** One try of what may take several requests. */
  interface Attempt {
    HttpResponse<InputStream> run() throws IOException, InterruptedException;
  }

  private final HttpClient http;
  private final DockerConfig logins;
  private final Pause pause;
  private final Duration patience;
  private final Map<String, String> authorizations = new ConcurrentHashMap<>();

  RegistryClient(DockerConfig logins, ProxySelector proxies, SSLContext trust) {
    this(logins, proxies, trust, Thread::sleep, Duration.ofSeconds(60));
  }

  RegistryClient(
      DockerConfig logins,
      ProxySelector proxies,
      SSLContext trust,
      Pause pause,
      Duration patience) {
    this.logins = logins;
    this.pause = pause;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .proxy(proxies)
            .sslContext(trust)
            .build();
  }

  /**
   * Sends a request until it is answered for good.
   *
   * @throws RegistryException if the answer is none of the accepted, or there is none
   */
  HttpResponse<InputStream> exchange(
      ImageReference image, RegistryCall call, Set<Integer> accepted) {
    return exchange(image, call.address(), accepted, () -> once(image, call));
  }

  /** The same for what takes several requests, of which none makes sense without the first. */
  HttpResponse<InputStream> exchange(
      ImageReference image, URI what, Set<Integer> accepted, Attempt attempt) {
    try {
      for (int number = 1; ; number++) {
        Optional<HttpResponse<InputStream>> answer = answer(image, attempt, number == TRIES);
        if (answer.filter(given -> accepted.contains(given.statusCode())).isPresent()) {
          return answer.get();
        }
        if (number == TRIES || answer.filter(given -> !passes(given)).isPresent()) {
          throw RegistryErrors.refused(image, what, number, answer.orElseThrow());
        }
        answer.ifPresent(RegistryClient::discard);
        Duration growing = Duration.ofMillis(250L << number);
        pause.take(answer.flatMap(RegistryClient::askedPause).orElse(growing));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while " + image.host() + " was asked", e);
    }
  }

  /** Empty where the connection broke. */
  private static Optional<HttpResponse<InputStream>> answer(
      ImageReference image, Attempt attempt, boolean last) throws InterruptedException {
    try {
      return Optional.of(attempt.run());
    } catch (ConnectException e) {
      throw RegistryErrors.unreachable(image, e);
    } catch (IOException e) {
      Optional<RegistryException> elsewhere = RegistryErrors.within(e);
      if (elsewhere.isPresent()) {
        throw elsewhere.get();
      }
      if (last || e instanceof SSLException) {
        throw RegistryErrors.broken(image, e);
      }
      return Optional.empty();
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

  /** Sends a request, and again with a login if it is asked for one. */
  HttpResponse<InputStream> once(ImageReference image, RegistryCall call)
      throws IOException, InterruptedException {
    if (!image.isHostOf(call.address())) {
      return redirected(call, Optional.empty()); // an upload goes where the registry says
    }
    String key = image.host() + "/" + image.repository() + call.scopes();
    HttpResponse<InputStream> first =
        redirected(call, Optional.ofNullable(authorizations.get(key)));
    if (first.statusCode() != 401) {
      return first;
    }
    Optional<String> authorization =
        first
            .headers()
            .firstValue("WWW-Authenticate")
            .flatMap(header -> authorization(image, Challenge.parse(header), call));
    if (authorization.isEmpty()) {
      return first;
    }
    first.body().close();
    authorizations.put(key, authorization.get());
    return redirected(call, authorization);
  }

  private HttpResponse<InputStream> redirected(RegistryCall call, Optional<String> authorization)
      throws IOException, InterruptedException {
    RegistryCall next = call;
    Optional<String> header = authorization;
    HttpResponse<InputStream> answer = send(next, header);
    for (int i = 0; i < REDIRECTS && isRedirect(answer); i++) {
      URI here = next.address();
      URI target = Addresses.redirected(here, answer);
      boolean elsewhere = !target.getAuthority().equals(here.getAuthority());
      if (elsewhere && call.method().equals("HEAD")) {
        return answer; // that address may be for reading alone
      }
      answer.body().close();
      if (elsewhere) {
        header = Optional.empty();
      }
      next = next.to(target);
      answer = send(next, header);
    }
    return answer;
  }

  private static boolean isRedirect(HttpResponse<InputStream> answer) {
    return answer.statusCode() >= 301
        && answer.statusCode() <= 308
        && answer.headers().firstValue("Location").isPresent();
  }

  private HttpResponse<InputStream> send(RegistryCall call, Optional<String> authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = call.request(patience);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return http.send(
        request.build(),
        answer ->
            HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.ofInputStream(),
                body -> new PatientStream(body, patience, call.address())));
  }

  /** What the registry wants to see, if it can be had. */
  private Optional<String> authorization(
      ImageReference image, Challenge challenge, RegistryCall call) {
    Optional<String> basic = logins.login(image.host()).map(Login::basic);
    if (!challenge.isBearer()) {
      return basic;
    }
    URI address = challenge.tokenAddress(image.repository(), call.scopes());
    if (image.scheme().equals("https") && !"https".equals(address.getScheme())) {
      throw new RegistryException(
          image.host() + " asks for its token without TLS: no login is sent there");
    }
    RegistryCall ask = RegistryCall.get(address, "application/json");
    HttpResponse<InputStream> answer =
        exchange(image, address, Set.of(200, 400, 401, 403, 404), () -> redirected(ask, basic));
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        return Optional.empty();
      }
      JsonNode token =
          ReceivedJson.read(
              ReceivedJson.bytes(body, image.host()),
              image.host(),
              "Its token service gave no token.");
      String value = token.path("token").asString(token.path("access_token").asString(""));
      return Optional.of("Bearer " + value);
    } catch (IOException e) {
      throw new RegistryException(image.host() + ": its token service does not answer", e);
    }
  }
}
