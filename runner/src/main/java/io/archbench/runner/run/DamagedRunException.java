package io.archbench.runner.run;

/** A run directory that is not as archbench left it; the message says where and what to do. */
public final class DamagedRunException extends RuntimeException {
  DamagedRunException(String message) {
    super(message);
  }
}
