package io.archbench.jvm;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.UnusableTransportException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A Netty server on a free port of the loopback interface, with a loop for each CPU. */
final class EchoServer implements AutoCloseable {
  private static final int LARGEST = 1 << 20;

  private final EventLoopGroup acceptor = NativeTransport.loops("accept", 1);
  private final EventLoopGroup workers =
      NativeTransport.loops("echo", Runtime.getRuntime().availableProcessors());
  private final Channel channel;

  private EchoServer(Supplier<ChannelHandler> handlers, Optional<SslContext> tls)
      throws InterruptedException {
    channel =
        new ServerBootstrap()
            .group(acceptor, workers)
            .channel(NativeTransport.serverChannel())
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel accepted) {
                    NativeTransport.check(accepted);
                    tls.ifPresent(
                        context ->
                            accepted.pipeline().addLast(context.newHandler(accepted.alloc())));
                    accepted
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(LARGEST),
                            handlers.get());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
  }

  /**
   * Starts one.
   *
   * @throws UnusableTransportException if it would not run on the native transport on Linux
   */
  static EchoServer start(CellDirectory directory) throws InterruptedException {
    return start(directory, Optional.empty());
  }

  /** Starts one that may speak TLS alone. */
  static EchoServer start(CellDirectory directory, Optional<SslContext> tls)
      throws InterruptedException {
    NativeTransport.check(directory);
    return new EchoServer(EchoHandler::new, tls);
  }

  /** Starts one that answers otherwise. */
  static EchoServer start(CellDirectory directory, Supplier<ChannelHandler> handlers)
      throws InterruptedException {
    NativeTransport.check(directory);
    return new EchoServer(handlers, Optional.empty());
  }

  InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
    workers.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    acceptor.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
