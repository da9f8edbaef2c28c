package io.archbench.coordination;

import io.archbench.workload.Certificate;
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
  NETTY(NettyServerCnxnFactory.class, ClientCnxnSocketNetty.class),
  /** Netty with TLS between clients and servers: the JDK's, as ZooKeeper sets it up. */
  TLS(NettyServerCnxnFactory.class, ClientCnxnSocketNetty.class);

  private final Class<?> server;
  private final Class<?> client;

  Transport(Class<?> server, Class<?> client) {
    this.server = server;
    this.client = client;
  }

  /**
   * The transport of a label.
   *
   * @throws IllegalArgumentException if it is none of {@code nio}, {@code netty} and {@code tls}
   */
  static Transport of(String label) {
    return Arrays.stream(values())
        .filter(transport -> transport.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "transport '" + label + "': expected nio, netty or tls"));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of {@code serverCnxnFactory}. */
  String serverClass() {
    return server.getName();
  }

  boolean isSecure() {
    return this == TLS;
  }

  /** What a client of servers without TLS is told. */
  ZKClientConfig clientConfig() {
    ZKClientConfig config = new ZKClientConfig();
    config.setProperty(ZKClientConfig.ZOOKEEPER_CLIENT_CNXN_SOCKET, client.getName());
    config.setProperty(ZKClientConfig.ENABLE_CLIENT_SASL_KEY, "false");
    return config;
  }

  /** What a client is told that trusts that certificate. */
  ZKClientConfig clientConfig(Certificate certificate) {
    ZKClientConfig config = clientConfig();
    config.setProperty(ZKClientConfig.SECURE_CLIENT, "true");
    config.setProperty("zookeeper.ssl.trustStore.location", certificate.trusted().toString());
    config.setProperty("zookeeper.ssl.trustStore.password", Certificate.PASSWORD);
    return config;
  }
}
