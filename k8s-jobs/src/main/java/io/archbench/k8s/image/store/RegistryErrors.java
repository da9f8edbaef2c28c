package io.archbench.k8s.image.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * What people are told when a registry does not do what was asked: what happened, and what to do.
 */
final class RegistryErrors {
  /** Of a registry's own words for an error only the code is shown: the rest may be anything. */
  private static final Pattern ERROR_CODE = Pattern.compile("\"code\"\\s*:\\s*\"([A-Z_]{1,40})\"");

  private RegistryErrors() {}

  /** What was wrong with the other end of a transfer, which the JDK's client has wrapped. */
  static Optional<RegistryException> within(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof RegistryException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** No connection at all. */
  static RegistryException unreachable(ImageReference image, ConnectException failure) {
    return new RegistryException(
        image.host() + ": no connection. Is the name right, does the registry run?", failure);
  }

  /** A connection that broke, however often it was tried. */
  static RegistryException broken(ImageReference image, IOException failure) {
    String words = failure.getMessage() + "";
    if (!(failure instanceof SSLException)) {
      return new RegistryException(image + ": " + words, failure);
    }
    return new RegistryException(
        words.contains("PKIX")
            ? image.host()
                + ": its certificate is signed by an authority that is not trusted here: give that"
                + " authority's with --ca FILE"
            : image.host()
                + ": no TLS ("
                + words
                + "). If the registry is without it, say http://"
                + image.host()
                + "/…",
        failure);
  }

  /** Another answer than was asked for. */
  static RegistryException refused(
      ImageReference image, URI address, int tries, HttpResponse<InputStream> answer) {
    int status = answer.statusCode();
    String what = address.getPath().replaceFirst("^/v2/", "");
    String remedy =
        switch (status) {
          case 400 -> "the content is not what its digest says, or a part of it is missing";
          case 401, 403 -> "log in with `docker login " + image.host() + "`, or ask for the right";
          case 404 -> "there is no such image; check repository and tag";
          case 405 -> "the registry takes no images, perhaps for now";
          case 413 -> "it is larger than the registry takes";
          case 429 -> "the registry limits requests; wait, or log in";
          default -> (tries > 1 ? "tried " + tries + " times; " : "") + "ask who runs the registry";
        };
    return new RegistryException(
        image.host() + " answers " + status + code(answer) + " for " + what + ": " + remedy);
  }

  private static String code(HttpResponse<InputStream> answer) {
    try (InputStream body = answer.body()) {
      Matcher code = ERROR_CODE.matcher(new String(body.readNBytes(4096), StandardCharsets.UTF_8));
      return code.find() ? " (" + code.group(1) + ")" : "";
    } catch (IOException e) {
      return "";
    }
  }
}
