package io.archbench.k8s.image;

/** A registry did not give what was asked for, or gave something else; says what to do. */
public final class RegistryException extends RuntimeException {
  RegistryException(String words) {
    super(words);
  }

  RegistryException(String words, Throwable cause) {
    super(words, cause);
  }
}
