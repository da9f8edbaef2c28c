package io.archbench.relational;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of the loopback address that nobody listens on. It lies below those that Linux gives to
 * outgoing connections, so that only another server can take it before it is used.
 */
final class LoopbackPort {
  static final String ADDRESS = "127.0.0.1";
  private static final int LOWEST = 20_000;
  private static final int COUNT = 12_000;

  private LoopbackPort() {}

  /**
   * A free one.
   *
   * @throws UnusableServerException if there is none
   */
  static int free() {
    // ports are no part of the work: they need not be the same everywhere, only differ
    int first = ThreadLocalRandom.current().nextInt(COUNT);
    for (int tried = 0; tried < COUNT; tried++) {
      int port = LOWEST + (first + tried) % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
    throw new UnusableServerException(
        "no free port of "
            + ADDRESS
            + " from "
            + LOWEST
            + " to "
            + (LOWEST + COUNT - 1)
            + ": what listens on them?");
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
