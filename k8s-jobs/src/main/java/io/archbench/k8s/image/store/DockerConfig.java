package io.archbench.k8s.image.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The logins that {@code docker login} and credential helpers keep.
 *
 * <p>Read from {@code $DOCKER_CONFIG/config.json}, else {@code ~/.docker/config.json}. A helper is
 * the program {@code docker-credential-NAME} on the search path. Nothing is ever written or logged.
 */
public final class DockerConfig {
  private final JsonNode config;

  private DockerConfig(JsonNode config) {
    this.config = config;
  }

  /** Nobody is logged in. */
  public static DockerConfig empty() {
    return new DockerConfig(
        ReceivedJson.read("{}".getBytes(StandardCharsets.UTF_8), "nothing", ""));
  }

  /** The file of this user; nobody is logged in where there is none. */
  public static DockerConfig ofUser(Map<String, String> environment) throws IOException {
    String named = environment.get("DOCKER_CONFIG");
    Path directory =
        named == null ? Path.of(System.getProperty("user.home"), ".docker") : Path.of(named);
    Path file = directory.resolve("config.json");
    return Files.exists(file) ? read(file) : empty();
  }

  static DockerConfig read(Path file) throws IOException {
    return new DockerConfig(
        ReceivedJson.read(Files.readAllBytes(file), file.toString(), "Log in again."));
  }

  /** The login for a registry, by its host with port. */
  Optional<Login> login(String host) {
    String helper =
        config.path("credHelpers").path(host).asString(config.path("credsStore").asString(""));
    String encoded =
        Stream.of(host, "https://" + host, "https://" + host + "/v1/", "https://" + host + "/v2/")
            .map(key -> config.path("auths").path(key).path("auth").asString(""))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse("");
    if (!encoded.isEmpty()) {
      return Optional.of(decoded(encoded, host));
    }
    return helper.isEmpty() ? Optional.empty() : ask("docker-credential-" + helper, host);
  }

  private static Login decoded(String encoded, String host) {
    try {
      String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = both.indexOf(':');
      if (colon >= 0) {
        return new Login(both.substring(0, colon), both.substring(colon + 1));
      }
    } catch (IllegalArgumentException e) {
      // said below, without the text: it may be a password
    }
    throw new RegistryException(
        "the login of " + host + " in docker's config.json is damaged: log in again");
  }

  /** A helper that knows no login for the host exits with an error; so does one that is broken. */
  private static Optional<Login> ask(String program, String host) {
    try {
      Process helper =
          new ProcessBuilder(program, "get").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (OutputStream in = helper.getOutputStream()) {
        in.write(host.getBytes(StandardCharsets.UTF_8));
      }
      byte[] answer = helper.getInputStream().readAllBytes();
      if (helper.waitFor() != 0) {
        return Optional.empty();
      }
      JsonNode login = ReceivedJson.read(answer, program, "Log in again.");
      return Optional.of(
          new Login(login.path("Username").asString(""), login.path("Secret").asString("")));
    } catch (IOException e) {
      throw new RegistryException(
          program
              + " of the docker configuration cannot be asked for the login of "
              + host
              + ": install it, or take it out of config.json",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while " + program + " was asked", e);
    }
  }
}
