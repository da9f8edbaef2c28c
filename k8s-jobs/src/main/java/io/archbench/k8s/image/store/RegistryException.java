package io.archbench.k8s.image.store;

/** A registry did not give what was asked for, or gave something else; says what to do. */
public final class RegistryException extends RuntimeException {
  /** With words that say what happened, where, and what to do. */
  public RegistryException(String words) {
    super(words);
  }

  /** The same, with what it comes from. */
  public RegistryException(String words, Throwable cause) {
    super(words, cause);
  }
}
