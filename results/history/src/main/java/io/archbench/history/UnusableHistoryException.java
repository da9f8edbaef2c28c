package io.archbench.history;

/** There is no history at the place that was named, and trying again would not help. */
public final class UnusableHistoryException extends HistoryException {
  UnusableHistoryException(String message) {
    super(message);
  }

  UnusableHistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
