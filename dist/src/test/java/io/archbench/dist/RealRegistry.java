package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The distribution's own registry as a process on loopback. */
final class RealRegistry implements AutoCloseable {
  static final String USER = "ann";
  static final String PASSWORD = "correct-horse";

  /** Of that password, by {@code htpasswd -B}. */
  private static final String HASH =
      "ann:$2y$05$rR4TCs3cOOnnextVEXy4Yej1w.avZadQ0XC1IyazMBswoc1q8yhy.\n";

  private final Process process;
  private final Path directory;
  private final String host;

  private RealRegistry(Process process, Path directory, String host) {
    this.process = process;
    this.directory = directory;
    this.host = host;
  }

  /** For everybody, without TLS. */
  static RealRegistry open(Path directory) throws Exception {
    return start(directory, "", "");
  }

  /** With TLS and one user; its authority's certificate is {@code ca.pem} in the directory. */
  static RealRegistry closed(Path directory) throws Exception {
    Files.createDirectories(directory);
    Path users = Files.writeString(directory.resolve("htpasswd"), HASH);
    writeIdentity(directory);
    return start(
        directory,
        "auth: {htpasswd: {realm: test, path: %s}}\n".formatted(users),
        ", tls: {certificate: %s, key: %s}"
            .formatted(directory.resolve("ca.pem"), directory.resolve("key.pem")));
  }

  private static RealRegistry start(Path directory, String auth, String tls) throws Exception {
    Files.createDirectories(directory);
    String host;
    try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      host = "127.0.0.1:" + free.getLocalPort();
    }
    Path config =
        Files.writeString(
            directory.resolve("config.yml"),
            """
            version: 0.1
            log: {level: error}
            storage: {filesystem: {rootdirectory: %s}}
            %shttp: {addr: "%s"%s}
            """
                .formatted(directory.resolve("data"), auth, host, tls));
    Process process =
        new ProcessBuilder(ImageTools.registry().toString(), "serve", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    RealRegistry registry = new RealRegistry(process, directory, host);
    registry.awaitStart();
    return registry;
  }

  private void awaitStart() throws Exception {
    int port = Integer.parseInt(host.replaceFirst(".*:", ""));
    while (true) {
      assertThat(process.isAlive()).as(Files.readString(directory.resolve("log"))).isTrue();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException e) {
        Thread.sleep(20);
      }
    }
  }

  private static void writeIdentity(Path directory) throws Exception {
    Path keys = directory.resolve("keys.p12");
    keytool(
        "-genkeypair",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD,
        "-keyalg",
        "EC",
        "-alias",
        "registry",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1",
        "-validity",
        "2");
    keytool(
        "-exportcert",
        "-rfc",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD,
        "-alias",
        "registry",
        "-file",
        directory.resolve("ca.pem").toString());
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    byte[] key = store.getKey("registry", PASSWORD.toCharArray()).getEncoded();
    Files.writeString(
        directory.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(key)));
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(words).isZero();
  }

  /** With its port. */
  String host() {
    return host;
  }

  Path certificate() {
    return directory.resolve("ca.pem");
  }

  /** Where it keeps what it holds; the first push makes it. */
  Path data() {
    return directory.resolve("data");
  }

  /** The file that holds a blob. */
  Path blob(String digest) {
    String hash = digest.replace("sha256:", "");
    return directory.resolve(
        "data/docker/registry/v2/blobs/sha256/%s/%s/data".formatted(hash.substring(0, 2), hash));
  }

  /** All blobs, the smallest first. */
  List<Path> blobs() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("data/docker/registry/v2/blobs"))) {
      return files
          .filter(file -> file.endsWith("data") && Files.isRegularFile(file))
          .sorted((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
          .toList();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
