package io.archbench.jvm;

import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Opens connections with TLS, and knows which of them were resumed. For one thread. */
final class TlsClient {
  private final CountingTrust trust;
  private final SSLContext context;

  TlsClient(TlsIdentity identity) throws GeneralSecurityException {
    trust = new CountingTrust(identity.trustManager());
    context = SSLContext.getInstance(TlsIdentity.PROTOCOL);
    context.init(null, new TrustManager[] {trust}, null);
  }

  /** Shakes hands over a connection. */
  Socket secure(Socket plain, CellDirectory directory) throws IOException {
    InetSocketAddress server = (InetSocketAddress) plain.getRemoteSocketAddress();
    SSLSocket secure =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(plain, server.getHostString(), server.getPort(), true);
    secure.setEnabledProtocols(new String[] {TlsIdentity.PROTOCOL});
    secure.setEnabledCipherSuites(new String[] {TlsIdentity.CIPHER});
    secure.startHandshake();
    Optional<String> difference = TlsIdentity.difference(secure.getSession());
    if (difference.isPresent()) {
      throw directory.wrongAnswer(
          "what was agreed", TlsIdentity.PROTOCOL + " " + TlsIdentity.CIPHER, difference.get());
    }
    return secure;
  }

  /** How many certificates it has verified: none for a connection that resumes an earlier one. */
  int verified() {
    return trust.verified();
  }

  /** How many sessions it could resume. */
  int sessions() {
    return Collections.list(context.getClientSessionContext().getIds()).size();
  }

  /** Forgets all sessions, so that the next connection cannot resume one. */
  void forget() {
    SSLSessionContext sessions = context.getClientSessionContext();
    for (byte[] id : Collections.list(sessions.getIds())) {
      Optional.ofNullable(sessions.getSession(id)).ifPresent(SSLSession::invalidate);
    }
  }
}
