package io.archbench.workload;

/** Netty runs, or would run, on another transport than the one that is to be measured. */
public final class UnusableTransportException extends RuntimeException {
  /** With the whole message. */
  public UnusableTransportException(String message) {
    super(message);
  }

  /**
   * Netty cannot load its native epoll transport.
   *
   * @param cause as Netty tells it
   * @param jar that has it for both architectures
   */
  public static UnusableTransportException notLoaded(Throwable cause, String jar) {
    return new UnusableTransportException(
        "Netty cannot load its native epoll transport on "
            + System.getProperty("os.arch")
            + ": "
            + RootCause.of(cause)
            + ": the suite's lib/ needs "
            + jar
            + " for this architecture, and the system glibc");
  }
}
