package io.archbench.history;

/** A line that cannot be imported; the message begins with its file and number. */
public final class UnreadableLineException extends HistoryException {
  UnreadableLineException(String message) {
    super(message);
  }

  UnreadableLineException(String message, Throwable cause) {
    super(message, cause);
  }
}
