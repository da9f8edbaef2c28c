package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Orders to be sent to a server that has to send them back. Thread-safe. */
final class EchoMessages implements Work {
  private static final int PATIENCE_MILLIS = 10_000;

  private final List<byte[]> bodies;
  private final List<byte[]> requests;
  private final InetSocketAddress server;
  private final Optional<TlsIdentity> identity;

  /** For a server that speaks plain HTTP, or TLS with the identity. */
  EchoMessages(Seed seed, int count, InetSocketAddress server, Optional<TlsIdentity> identity) {
    this.bodies =
        Orders.of(seed.corpus(), count).stream()
            .map(order -> Orders.json(order).getBytes(StandardCharsets.UTF_8))
            .collect(Collectors.toList());
    this.requests = bodies.stream().map(EchoClient::request).collect(Collectors.toList());
    this.server = server;
    this.identity = identity;
  }

  int count() {
    return bodies.size();
  }

  /** A client for one thread, as the server wants it. */
  EchoClient connect(CellDirectory directory) throws IOException, GeneralSecurityException {
    if (identity.isPresent()) {
      return connect(new TlsClient(identity.get()), directory);
    }
    return connect(PATIENCE_MILLIS);
  }

  /** A client that shakes hands as somebody who may have been there before. */
  EchoClient connect(TlsClient tls, CellDirectory directory) throws IOException {
    Socket plain = EchoClient.plain(server, PATIENCE_MILLIS);
    try {
      return new EchoClient(tls.secure(plain, directory));
    } catch (IOException | RuntimeException e) {
      try (plain) {
        throw e;
      }
    }
  }

  /** A client of another server than the messages were made for. */
  static EchoClient connect(InetSocketAddress other) throws IOException {
    return new EchoClient(EchoClient.plain(other, PATIENCE_MILLIS));
  }

  EchoClient connect(int patienceMillis) throws IOException {
    return new EchoClient(EchoClient.plain(server, patienceMillis));
  }

  /** Connections over which messages are sent without waiting; for one thread. */
  EchoChannels channels(CellDirectory directory)
      throws IOException, GeneralSecurityException, InterruptedException {
    return identity.isPresent()
        ? EchoChannels.open(this, server, Optional.of(identity.get().nettyClient()), directory)
        : EchoChannels.open(this, server, Optional.empty(), directory);
  }

  String text(int item) {
    return new String(bodies.get(item), StandardCharsets.UTF_8);
  }

  byte[] request(int item) {
    return requests.get(item);
  }

  /** Sends so many messages at once, and waits for all of their responses. */
  List<byte[]> exchange(EchoClient client, int first, int messages, CellDirectory directory) {
    List<byte[]> answers = new ArrayList<>(messages);
    try {
      for (int message = first; message < first + messages; message++) {
        client.write(requests.get(message % count()));
      }
      client.flush();
      while (answers.size() < messages) {
        answers.add(client.receive());
      }
      return answers;
    } catch (IOException e) {
      int item = (first + answers.size()) % count();
      throw directory.wrongAnswer("message " + item, "a response", e);
    }
  }

  /** Checks every byte of each response. */
  void check(int first, List<byte[]> answers, CellDirectory directory) {
    for (int message = 0; message < answers.size(); message++) {
      int item = (first + message) % count();
      Bytes.check("message", item, bodies.get(item), answers.get(message), directory);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256(bodies);
  }

  @Override
  public void checkAll(AnswerDigest answers) throws IOException, GeneralSecurityException {
    try (EchoClient client = connect(CellDirectory.ofThisCell())) {
      for (int item = 0; item < count(); item++) {
        client.write(requests.get(item));
        client.flush();
        String answer = new String(client.receive(), StandardCharsets.UTF_8);
        answers.expect("message " + item, List.of(text(item)), List.of(answer));
      }
    }
  }
}
