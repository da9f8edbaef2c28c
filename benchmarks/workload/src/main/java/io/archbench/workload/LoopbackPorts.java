package io.archbench.workload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/**
 * Ports of the loopback address that nobody listens on. They lie below those that Linux gives to
 * outgoing connections, so that only another server can take one before it is used. For one thread.
 */
public final class LoopbackPorts implements IntSupplier {
  /** The address that all of them are of. */
  public static final String ADDRESS = "127.0.0.1";

  private static final int LOWEST = 20_000;
  private static final int COUNT = 12_000;

  // ports are no part of the work: they need not be the same everywhere, only differ
  private int next = ThreadLocalRandom.current().nextInt(COUNT);

  /**
   * The next free one.
   *
   * @throws IllegalStateException if there is none
   */
  @Override
  public int getAsInt() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = LOWEST + next;
      next = (next + 1) % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "no free port of "
            + ADDRESS
            + " from "
            + LOWEST
            + " to "
            + (LOWEST + COUNT - 1)
            + ": what listens on them?");
  }

  /** Whether nobody listens there. */
  static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
