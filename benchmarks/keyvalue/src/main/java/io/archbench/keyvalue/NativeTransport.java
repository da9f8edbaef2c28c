package io.archbench.keyvalue;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.UnusableTransportException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ratis.thirdparty.io.netty.channel.epoll.Epoll;
import org.jspecify.annotations.Nullable;

/**
 * Proves that gRPC's Netty waits by its native epoll transport on Linux: where it cannot, it falls
 * back to java.nio, says nothing, and the two sides do different work.
 */
final class NativeTransport {
  private static final String LIBRARY =
      "liborg_apache_ratis_thirdparty_netty_transport_native_epoll";
  private static final String PACKAGE = "org.apache.ratis.thirdparty.io.netty.channel.";

  private NativeTransport() {}

  /**
   * Checks running peers, and leaves the names of the libraries in the cell's directory.
   *
   * @throws UnusableTransportException if Netty runs on Linux without its native transport
   */
  static void check(CellDirectory directory) {
    if (System.getProperty("os.name").startsWith("Linux")) {
      check(Epoll.unavailabilityCause(), frames());
      directory.nativeLibraries(List.of(LIBRARY, "lmdb"));
    }
  }

  static void check(@Nullable Throwable unavailable, Collection<String> frames) {
    Optional<Throwable> cause = Optional.ofNullable(unavailable);
    if (cause.isPresent()) {
      throw UnusableTransportException.notLoaded(
          cause.get(), "ratis-thirdparty-misc with " + LIBRARY);
    }
    boolean inUse = frames.stream().anyMatch(name -> name.startsWith(PACKAGE + "epoll."));
    boolean others = frames.stream().anyMatch(name -> name.startsWith(PACKAGE + "nio.Nio"));
    if (!inUse || others) {
      throw new UnusableTransportException(
          "Netty has its native epoll transport and does not use it: its threads are in "
              + frames.stream().filter(name -> name.startsWith(PACKAGE)).distinct().toList());
    }
  }

  /** The classes of all methods that any thread is in. */
  private static List<String> frames() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .map(StackTraceElement::getClassName)
        .toList();
  }
}
