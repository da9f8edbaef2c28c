package io.archbench.dashboard;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** The node did not do what a request asked for. */
final class FailedRequestException extends RuntimeException {
  private static final int SHOWN = 1_000;
  private static final int TOO_MANY_REQUESTS = 429;

  FailedRequestException(HttpRequest request, int status, byte[] body) {
    super(
        what(request)
            + " was answered with status "
            + status
            + ": "
            + new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8)
            + (status == TOO_MANY_REQUESTS
                ? " (the node has too little memory or too many requests wait: give the JVM a larger heap, or ask at a lower rate)"
                : ""));
  }

  FailedRequestException(HttpRequest request, Throwable cause) {
    super(what(request) + " was not answered: " + cause, cause);
  }

  private static String what(HttpRequest request) {
    return request.method() + " " + request.uri().getPath();
  }
}
