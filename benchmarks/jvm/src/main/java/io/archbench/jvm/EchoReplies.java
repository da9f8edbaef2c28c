package io.archbench.jvm;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.archbench.workload.WrongAnswerException;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** One connection's requests that wait for their responses, which come in the same order. */
final class EchoReplies extends SimpleChannelInboundHandler<FullHttpResponse> {
  private final EchoMessages messages;
  private final CellDirectory directory;

  /** Touched by the connection's event loop alone. */
  private final Queue<Sent> waiting = new ArrayDeque<>();

  @SuppressWarnings("NullAway.Init") // Netty adds the handler before anybody sends
  private ChannelHandlerContext context;

  EchoReplies(EchoMessages messages, CellDirectory directory) {
    this.messages = messages;
    this.directory = directory;
  }

  private record Sent(int item, Completion completion) {}

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  /** Sends a message; whoever waits for its response is told by the event loop. */
  void send(int item, Completion completion) {
    context.executor().execute(() -> write(new Sent(item, completion)));
  }

  private void write(Sent sent) {
    waiting.add(sent);
    context
        .writeAndFlush(Unpooled.wrappedBuffer(messages.request(sent.item())))
        .addListener(this::written);
  }

  private void written(Future<?> write) {
    if (!write.isSuccess()) {
      fail("a request was not sent: " + write.cause());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext unused, FullHttpResponse response) {
    Sent sent = waiting.remove();
    try {
      if (!response.status().equals(HttpResponseStatus.OK)) {
        throw directory.wrongAnswer("message " + sent.item(), "200 OK", response.status());
      }
      byte[] body = ByteBufUtil.getBytes(response.content());
      messages.check(sent.item(), List.of(body), directory);
      sent.completion().done();
    } catch (WrongAnswerException e) {
      sent.completion().failed(e);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext unused) {
    fail("the server closed the connection");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext unused, Throwable cause) {
    fail(cause.toString());
  }

  private void fail(String why) {
    for (Sent sent = waiting.poll(); sent != null; sent = waiting.poll()) {
      sent.completion().failed(directory.wrongAnswer("message " + sent.item(), "a response", why));
    }
  }
}
