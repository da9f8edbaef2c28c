package io.archbench.keyvalue;

/** The store cannot be opened, or cannot take more. */
final class StoreException extends RuntimeException {
  StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  StoreException(String message) {
    super(message);
  }
}
