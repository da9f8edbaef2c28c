package io.archbench.jvm;

import io.archbench.workload.Certificate;
import io.archbench.workload.ScratchDirectory;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A server's fresh key on P-256, and what its clients trust: TLS 1.3 with AES-128-GCM by the JDK on
 * both ends, because what is preferred differs between machines. Thread-safe.
 */
final class TlsIdentity {
  static final String PROTOCOL = "TLSv1.3";
  static final String CIPHER = "TLS_AES_128_GCM_SHA256";
  private static final char[] PASSWORD = Certificate.PASSWORD.toCharArray();

  private final KeyStore key;
  private final KeyStore trusted;

  private TlsIdentity(KeyStore key, KeyStore trusted) {
    this.key = key;
    this.trusted = trusted;
  }

  /** Makes one; nothing of it stays on the disk. */
  static TlsIdentity create() throws IOException, InterruptedException, GeneralSecurityException {
    try (ScratchDirectory scratch = new ScratchDirectory("certificate")) {
      Certificate certificate = Certificate.create(scratch.path());
      return new TlsIdentity(load(certificate.key()), load(certificate.trusted()));
    }
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  /** For Netty's server: the JDK's provider by name, so that no native library takes its place. */
  SslContext server() throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(key, PASSWORD);
    return SslContextBuilder.forServer(keys)
        .sslProvider(SslProvider.JDK)
        .protocols(PROTOCOL)
        .ciphers(List.of(CIPHER))
        .build();
  }

  /** For Netty's client. */
  SslContext nettyClient() throws IOException, GeneralSecurityException {
    return SslContextBuilder.forClient()
        .trustManager(trustManagers())
        .sslProvider(SslProvider.JDK)
        .protocols(PROTOCOL)
        .ciphers(List.of(CIPHER))
        .build();
  }

  /** Who decides in a client whether the server is to be trusted. */
  X509ExtendedTrustManager trustManager() throws GeneralSecurityException {
    return (X509ExtendedTrustManager) trustManagers().getTrustManagers()[0];
  }

  private TrustManagerFactory trustManagers() throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust;
  }

  /** How a connection differs from what was agreed, in words. */
  static Optional<String> difference(SSLSession session) {
    String agreed = session.getProtocol() + " " + session.getCipherSuite();
    return agreed.equals(PROTOCOL + " " + CIPHER) ? Optional.empty() : Optional.of(agreed);
  }
}
