package io.archbench.k8s.image.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy on loopback for whom every name is this machine, as RFC 9110's CONNECT asks for it. */
final class ConnectProxy implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  ConnectProxy() throws IOException {
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    workers.execute(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** The hosts that tunnels were asked for. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        workers.execute(() -> tunnel(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void tunnel(Socket client) {
    try (client) {
      String[] words = head(client.getInputStream()).split(" ", 3);
      asked.add(words[0] + " " + words[1]);
      int port = Integer.parseInt(words[1].replaceFirst(".*:", ""));
      try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        workers.execute(() -> pipe(target, client));
        client.getInputStream().transferTo(target.getOutputStream());
      }
    } catch (IOException e) {
      // one of the two ended it
    }
  }

  private static void pipe(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // one of the two ended it
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
    workers.shutdownNow();
  }
}
