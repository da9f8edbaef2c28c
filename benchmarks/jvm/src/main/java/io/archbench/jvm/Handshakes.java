package io.archbench.jvm;

import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.util.List;

/** Connections that are opened for one message each, and the check of how. For one thread. */
final class Handshakes {
  private final TlsClient client;
  private final EchoMessages messages;
  private final CellDirectory directory;

  /** How hands are shaken. */
  enum Kind {
    /** With a certificate. */
    FULL(1),
    /** With the ticket that the server gave out before. */
    RESUMED(0);

    private final int certificates;

    Kind(int certificates) {
      this.certificates = certificates;
    }
  }

  Handshakes(TlsClient client, EchoMessages messages, CellDirectory directory) {
    this.client = client;
    this.messages = messages;
    this.directory = directory;
  }

  /** Takes a ticket. */
  void introduce() throws IOException {
    exchange(0);
  }

  /** Connects, exchanges a message, after which the server's ticket has come, and closes. */
  List<byte[]> visit(int item, Kind kind) throws IOException {
    if (kind == Kind.FULL) {
      client.forget();
    }
    int before = client.verified();
    List<byte[]> answers = exchange(item);
    check(kind, client.verified() - before);
    return answers;
  }

  private List<byte[]> exchange(int item) throws IOException {
    try (EchoClient connection = messages.connect(client, directory)) {
      return messages.exchange(connection, item, 1, directory);
    }
  }

  void check(Kind kind, int certificates) {
    if (certificates != kind.certificates) {
      throw directory.wrongAnswer(
          "certificates verified for a handshake, " + kind, kind.certificates, certificates);
    }
  }
}
