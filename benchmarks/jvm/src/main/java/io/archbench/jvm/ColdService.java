package io.archbench.jvm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.archbench.workload.CellDirectory;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * A small service in a JVM of its own: it reads orders from requests and writes them into
 * responses. It says on which port, and ends when its standard input does.
 */
final class ColdService {
  private ColdService() {}

  /** What {@link ColdStarts} starts. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    CellDirectory nowhere = new CellDirectory(Optional.empty());
    try (EchoServer server = EchoServer.start(nowhere, Reading::new)) {
      System.out.println(server.address().getPort());
      while (System.in.read() >= 0) {
        // until whoever started it closes the pipe, or is gone
      }
    }
  }

  private static final class Reading extends EchoHandler {
    private final JsonMapper mapper = JsonMapper.builder().build();

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      byte[] body = new byte[request.content().readableBytes()];
      request.content().readBytes(body);
      try {
        byte[] order = mapper.writeValueAsBytes(mapper.readValue(body, Order.class));
        answer(context, Unpooled.wrappedBuffer(order));
      } catch (IOException e) {
        exceptionCaught(context, e);
      }
    }
  }
}
