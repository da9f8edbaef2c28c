package io.archbench.history;

/** A history that cannot be read or written at the moment; nothing of what was asked was done. */
public final class UnreachableHistoryException extends HistoryException {
  UnreachableHistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
