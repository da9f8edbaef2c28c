package io.archbench.coordination;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.UnusableTransportException;
import io.netty.channel.epoll.Epoll;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proves that Netty uses its native epoll transport where there is one: without the library of this
 * architecture it falls back to java.nio, says nothing, and the two sides do different work.
 */
final class NativeTransport {
  private static final String LIBRARY = "libnetty_transport_native_epoll";
  private static final String NATIVE_LOOP = "zkNetty-EpollEventLoopGroup";
  private static final String OTHER_LOOP = "zkNetty-NioEventLoopGroup";

  private NativeTransport() {}

  /**
   * Checks a running ensemble, and leaves the library's name in the cell's directory.
   *
   * @throws UnusableTransportException if Netty runs on Linux without its native transport
   */
  static void check(Transport transport, CellDirectory directory) {
    if (transport != Transport.NIO && System.getProperty("os.name").startsWith("Linux")) {
      check(Epoll.unavailabilityCause(), threads());
      directory.nativeLibraries(List.of(LIBRARY));
    }
  }

  static void check(@Nullable Throwable unavailable, Collection<String> threads) {
    Optional<Throwable> cause = Optional.ofNullable(unavailable);
    if (cause.isPresent()) {
      throw UnusableTransportException.notLoaded(cause.get(), "netty-transport-native-epoll");
    }
    boolean inUse = threads.stream().anyMatch(name -> name.startsWith(NATIVE_LOOP));
    boolean others = threads.stream().anyMatch(name -> name.startsWith(OTHER_LOOP));
    if (!inUse || others) {
      throw new UnusableTransportException(
          "Netty has its native epoll transport and does not use it: its threads are "
              + threads.stream().filter(name -> name.startsWith("zkNetty")).sorted().toList());
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .collect(Collectors.toList());
  }
}
