package io.archbench.jvm;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Connections of a client that does not wait for its responses. For one thread that sends. */
final class EchoChannels implements AutoCloseable {
  /** A request waits for those before it on its connection, so there are a few to take turns. */
  static final int CONNECTIONS = 8;

  private static final int LARGEST = 1 << 20;

  private final EchoMessages messages;
  private final CellDirectory directory;
  private final EventLoopGroup loop = NativeTransport.loops("send", 1);
  private final List<EchoReplies> connections = new ArrayList<>();
  private int next;

  private EchoChannels(EchoMessages messages, CellDirectory directory) {
    this.messages = messages;
    this.directory = directory;
  }

  static EchoChannels open(
      EchoMessages messages,
      InetSocketAddress server,
      Optional<SslContext> tls,
      CellDirectory directory)
      throws InterruptedException {
    EchoChannels channels = new EchoChannels(messages, directory);
    for (int connection = 0; connection < CONNECTIONS; connection++) {
      channels.connect(server, tls);
    }
    return channels;
  }

  private void connect(InetSocketAddress server, Optional<SslContext> tls)
      throws InterruptedException {
    EchoReplies replies = new EchoReplies(messages, directory);
    Channel channel =
        new Bootstrap()
            .group(loop)
            .channel(NativeTransport.clientChannel())
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel connected) {
                    NativeTransport.check(connected);
                    tls.ifPresent(
                        context ->
                            connected.pipeline().addLast(context.newHandler(connected.alloc())));
                    connected
                        .pipeline()
                        .addLast(
                            new HttpResponseDecoder(), new HttpObjectAggregator(LARGEST), replies);
                  }
                })
            .connect(server)
            .sync()
            .channel();
    Optional<SslHandler> secure = Optional.ofNullable(channel.pipeline().get(SslHandler.class));
    if (secure.isPresent()) {
      secure.get().handshakeFuture().sync();
    }
    connections.add(replies);
  }

  /** Sends the next message, on the next connection. */
  void send(Completion completion) {
    int now = next;
    next = now == Integer.MAX_VALUE ? 0 : now + 1;
    connections.get(now % CONNECTIONS).send(now % messages.count(), completion);
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
