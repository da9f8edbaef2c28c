package io.archbench.jvm;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection of a client that waits for its responses. For one thread. */
final class EchoClient implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final String LENGTH = "content-length: ";

  private final Socket socket;
  private final byte[] received = new byte[BUFFER];
  private final OutputStream out;
  private final InputStream in;
  private int position;
  private int limit;

  EchoClient(Socket connected) throws IOException {
    socket = connected;
    out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    in = socket.getInputStream();
  }

  /** Connects without TLS. */
  static Socket plain(InetSocketAddress server, int patienceMillis) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(patienceMillis);
    // closed at once: thousands of connections a second would else use up all ports
    socket.setSoLinger(true, 0);
    socket.connect(server, patienceMillis);
    return socket;
  }

  /** A request as it goes over the wire. */
  static byte[] request(byte[] body) {
    byte[] head =
        ("POST /echo HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n"
                + "content-type: application/json\r\ncontent-length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  /** Sends a request with the next {@link #flush}. */
  void write(byte[] request) throws IOException {
    out.write(request);
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Waits for the next response and returns its body. */
  byte[] receive() throws IOException {
    String status = line();
    if (!status.equals("HTTP/1.1 200 OK")) {
      throw new ProtocolException("the server answered '" + status + "'");
    }
    int length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(line, LENGTH.length(), line.length(), 10);
      }
    }
    if (length < 0) {
      throw new ProtocolException("a response without content-length");
    }
    return body(length);
  }

  private byte[] body(int length) throws IOException {
    byte[] body = new byte[length];
    int filled = 0;
    while (filled < length) {
      fillIfEmpty();
      int taken = Math.min(length - filled, limit - position);
      System.arraycopy(received, position, body, filled, taken);
      position += taken;
      filled += taken;
    }
    return body;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    while (true) {
      fillIfEmpty();
      char next = (char) (received[position++] & 0xff);
      if (next == '\n') {
        return line.toString();
      }
      if (next != '\r') {
        line.append(next);
      }
    }
  }

  private void fillIfEmpty() throws IOException {
    if (position == limit) {
      position = 0;
      limit = 0;
      int read = in.read(received);
      if (read < 0) {
        throw new EOFException("the server closed the connection");
      }
      limit = read;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
