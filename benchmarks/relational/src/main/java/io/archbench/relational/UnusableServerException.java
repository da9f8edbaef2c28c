package io.archbench.relational;

import java.nio.file.Path;

/** There is no PostgreSQL server, or it does not run; the message says what to do. */
final class UnusableServerException extends RuntimeException {
  /** What programs of the server say where nothing more can be written. */
  private static final String FULL = "No space left on device";

  UnusableServerException(String message) {
    super(message);
  }

  UnusableServerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Shows what went wrong, and the end of what a program said of it. */
  static String saying(String what, Path log) {
    String said = ServerCommand.printed(log);
    return what + (said.contains(FULL) ? fullDisk() : "") + "; it said:\n" + said;
  }

  private static String fullDisk() {
    return ": the disk of "
        + System.getProperty("java.io.tmpdir")
        + " is full: make space there, or begin the run on another one";
  }
}
