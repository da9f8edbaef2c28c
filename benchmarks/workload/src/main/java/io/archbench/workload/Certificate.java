package io.archbench.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/**
 * A key of the servers, and the certificate of their address that clients trust; of no worth.
 *
 * @param key the servers' store
 * @param trusted the clients'
 */
public record Certificate(Path key, Path trusted) {
  /** Of both stores. */
  public static final String PASSWORD = "of-no-worth";

  /**
   * Makes one with the JDK's own tool, on P-256 and for the loopback address, valid for longer than
   * any cell runs.
   */
  public static Certificate create(Path directory)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path path = directory.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "30",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "SAN=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    path.toString()))
            .redirectErrorStream(true)
            .start();
    keytool.getOutputStream().close();
    String words =
        new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool makes no key: " + words);
    }
    return new Certificate(path, trusting(path, directory.resolve("trusted.p12")));
  }

  private static Path trusting(Path key, Path file) throws IOException, GeneralSecurityException {
    char[] password = PASSWORD.toCharArray();
    KeyStore keys = KeyStore.getInstance(key.toFile(), password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, password);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, password);
    }
    return file;
  }
}
