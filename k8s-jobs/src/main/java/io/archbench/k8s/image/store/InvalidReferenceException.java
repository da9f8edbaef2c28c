package io.archbench.k8s.image.store;

/** A text that names no image, or no platform. */
public final class InvalidReferenceException extends RuntimeException {
  /** The text, and what it should be. */
  public InvalidReferenceException(String text, String expected) {
    super("'" + text + "': expected " + expected);
  }
}
