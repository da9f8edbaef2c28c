package io.archbench.k8s.image;

/** A text that names no image, or no platform. */
public final class InvalidReferenceException extends RuntimeException {
  InvalidReferenceException(String text, String expected) {
    super("'" + text + "': expected " + expected);
  }
}
