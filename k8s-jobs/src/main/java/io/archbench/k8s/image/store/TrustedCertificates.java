package io.archbench.k8s.image.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What a TLS connection trusts. */
final class TrustedCertificates {
  private TrustedCertificates() {}

  /**
   * The JDK's authorities, and those of a file.
   *
   * @throws RegistryException if the file holds no certificates in PEM form
   */
  static SSLContext with(Optional<Path> file) throws IOException {
    try {
      if (file.isEmpty()) {
        return SSLContext.getDefault();
      }
      KeyStore both = KeyStore.getInstance(KeyStore.getDefaultType());
      both.load(null, null);
      for (TrustManager manager : factory(null).getTrustManagers()) {
        if (manager instanceof X509TrustManager trusting) {
          for (X509Certificate authority : trusting.getAcceptedIssuers()) {
            both.setCertificateEntry("jdk-" + both.size(), authority);
          }
        }
      }
      for (Certificate own : certificates(file.get())) {
        both.setCertificateEntry("own-" + both.size(), own);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory(both).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException e) {
      // said below
    }
    throw new RegistryException(
        file
            + " holds no certificates: give a PEM file of the authority that signed the registry's");
  }

  private static TrustManagerFactory factory(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory;
  }
}
