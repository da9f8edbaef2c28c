package io.archbench.dashboard;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** The node did not do what a request asked for. */
final class FailedRequestException extends RuntimeException {
  private static final int SHOWN = 1_000;

  FailedRequestException(HttpRequest request, int status, byte[] body) {
    super(what(request) + " was answered with status " + status + ": " + withRemedy(body));
  }

  FailedRequestException(HttpRequest request, Throwable cause) {
    super(what(request) + " was not answered: " + cause, cause);
  }

  /** A request that was answered, with a failure of a part of it. */
  FailedRequestException(String question, byte[] answer) {
    super(question + ": a part of it failed: " + withRemedy(answer));
  }

  private static String what(HttpRequest request) {
    return request.method() + " " + request.uri().getPath();
  }

  private static String withRemedy(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    String shown = text.substring(0, Math.min(text.length(), SHOWN));
    if (text.contains("No space left on device")) {
      return shown + " (java.io.tmpdir is full: give the cell a directory with more room)";
    }
    if (text.contains("rejected_execution_exception")
        || text.contains("circuit_breaking_exception")) {
      return shown
          + " (the node has too little memory or too many requests wait: give the JVM a larger"
          + " heap, or ask at a lower rate)";
    }
    if (text.contains("unavailable_shards_exception") || text.contains("all shards failed")) {
      return shown
          + " (the node gave up an index that it could not write: java.io.tmpdir must be writable"
          + " and have room)";
    }
    return shown;
  }
}
