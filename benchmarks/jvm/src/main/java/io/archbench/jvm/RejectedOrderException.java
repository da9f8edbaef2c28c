package io.archbench.jvm;

/** An order that cannot be taken, with the reason in a number. */
final class RejectedOrderException extends RuntimeException {
  private final int reason;

  RejectedOrderException(int reason) {
    super("order rejected, reason " + reason);
    this.reason = reason;
  }

  int reason() {
    return reason;
  }
}
