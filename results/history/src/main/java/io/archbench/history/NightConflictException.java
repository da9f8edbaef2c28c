package io.archbench.history;

/** The run is there with another content, and nobody asked for it to be replaced. */
public final class NightConflictException extends HistoryException {
  NightConflictException(String message) {
    super(message);
  }
}
