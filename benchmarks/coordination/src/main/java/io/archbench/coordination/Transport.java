package io.archbench.coordination;

import java.util.Arrays;
import java.util.Locale;
import org.apache.zookeeper.ClientCnxnSocketNIO;
import org.apache.zookeeper.ClientCnxnSocketNetty;
import org.apache.zookeeper.client.ZKClientConfig;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.NettyServerCnxnFactory;

/** How clients and servers exchange bytes; servers among each other always use plain sockets. */
enum Transport {
  /** ZooKeeper's own event loop over java.nio: the default of servers and clients. */
  NIO(NIOServerCnxnFactory.class, ClientCnxnSocketNIO.class),
  /** Netty, on Linux over its native epoll; what TLS needs. */
  NETTY(NettyServerCnxnFactory.class, ClientCnxnSocketNetty.class);

  private final Class<?> server;
  private final Class<?> client;

  Transport(Class<?> server, Class<?> client) {
    this.server = server;
    this.client = client;
  }

  /**
   * The transport of a label.
   *
   * @throws IllegalArgumentException if it is neither {@code nio} nor {@code netty}
   */
  static Transport of(String label) {
    return Arrays.stream(values())
        .filter(transport -> transport.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("transport '" + label + "': expected nio or netty"));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of {@code serverCnxnFactory}. */
  String serverClass() {
    return server.getName();
  }

  /** What a client is told. */
  ZKClientConfig clientConfig() {
    ZKClientConfig config = new ZKClientConfig();
    config.setProperty(ZKClientConfig.ZOOKEEPER_CLIENT_CNXN_SOCKET, client.getName());
    config.setProperty(ZKClientConfig.ENABLE_CLIENT_SASL_KEY, "false");
    return config;
  }
}
