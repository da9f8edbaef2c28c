package io.archbench.analysis.files;

import org.jspecify.annotations.Nullable;

/**
 * A result file that cannot be read, or not be compared; the message says which, where in it, what
 * was expected and what to do.
 */
public final class UnreadableResultFileException extends RuntimeException {
  public UnreadableResultFileException(String message) {
    this(message, null);
  }

  public UnreadableResultFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
