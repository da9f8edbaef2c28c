package io.archbench.trial.json;

import org.jspecify.annotations.Nullable;

/** A document that cannot be read; the message says which, where in it and why. */
public final class UnreadableDocumentException extends RuntimeException {
  public UnreadableDocumentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
