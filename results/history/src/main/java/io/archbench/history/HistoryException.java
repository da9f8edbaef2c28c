package io.archbench.history;

/** A history that could not be read or written; the message says where, why and what to do. */
public abstract sealed class HistoryException extends RuntimeException
    permits UnusableHistoryException,
        UnreachableHistoryException,
        NightConflictException,
        UnreadableLineException {
  HistoryException(String message) {
    super(message);
  }

  HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
