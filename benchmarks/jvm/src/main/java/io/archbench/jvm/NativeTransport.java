package io.archbench.jvm;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.UnusableTransportException;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Netty's native epoll transport on Linux, and java.nio elsewhere: never one in place of the other,
 * or two architectures would do different work.
 */
final class NativeTransport {
  private static final String LIBRARY = "libnetty_transport_native_epoll";

  private NativeTransport() {}

  static boolean wanted() {
    return System.getProperty("os.name").startsWith("Linux");
  }

  /**
   * Checks that the library is there, and leaves its name in the cell's directory.
   *
   * @throws UnusableTransportException if Netty cannot load it on Linux
   */
  static void check(CellDirectory directory) {
    if (wanted()) {
      check(Epoll.unavailabilityCause());
      directory.nativeLibraries(List.of(LIBRARY));
    }
  }

  static void check(@Nullable Throwable unavailable) {
    Optional<Throwable> cause = Optional.ofNullable(unavailable);
    if (cause.isPresent()) {
      throw UnusableTransportException.notLoaded(cause.get(), "netty-transport-native-epoll");
    }
  }

  /** Checks a connection that was accepted. */
  static void check(Channel accepted) {
    if (wanted() && !(accepted instanceof EpollSocketChannel)) {
      throw new UnusableTransportException(
          "Netty has its native epoll transport and does not use it: a connection is a "
              + accepted.getClass().getSimpleName());
    }
  }

  static EventLoopGroup loops(String name, int threads) {
    DefaultThreadFactory factory = new DefaultThreadFactory(name, true);
    return wanted()
        ? new EpollEventLoopGroup(threads, factory)
        : new NioEventLoopGroup(threads, factory);
  }

  static Class<? extends ServerSocketChannel> serverChannel() {
    return wanted() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  static Class<? extends SocketChannel> clientChannel() {
    return wanted() ? EpollSocketChannel.class : NioSocketChannel.class;
  }
}
