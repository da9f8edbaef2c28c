package io.archbench.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of this JVM's own, on the loopback address, with the programs of the machine;
 * it ends with the JVM. PostgreSQL refuses root, so there it runs as another user.
 */
final class PrivatePostgres {
  static final String USER = "archbench";
  static final String PASSWORD = "only for tests";
  private static final String REQUIRE = "ARCHBENCH_REQUIRE_POSTGRES";
  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static final class Started {
    static final Optional<PrivatePostgres> SERVER = programs().map(PrivatePostgres::start);
  }

  private final int port;

  private PrivatePostgres(int port) {
    this.port = port;
  }

  /** Skips the test where there is none, unless it is required. */
  static PrivatePostgres server() {
    if (Started.SERVER.isEmpty() && "1".equals(System.getenv(REQUIRE))) {
      throw new AssertionError("no PostgreSQL server in " + PACKAGES);
    }
    Assumptions.assumeTrue(Started.SERVER.isPresent(), "no PostgreSQL server on this machine");
    return Started.SERVER.orElseThrow();
  }

  /** URL of a new and empty database, without a password. */
  String database() throws SQLException {
    String name = "history" + DATABASES.incrementAndGet();
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  String url(String name) {
    return String.format(
        Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/%s?user=%s", port, name, USER);
  }

  Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(url(name), USER, PASSWORD);
  }

  /** Ends the connection of that process of the server. */
  void end(int process) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      // waits until it is gone
      statement.execute("SELECT pg_terminate_backend(" + process + ", 10000)");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Path> programs() {
    String named = System.getenv("ARCHBENCH_POSTGRES_BIN");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    if (!Files.isDirectory(PACKAGES)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for PostgreSQL", e);
    }
  }

  private static PrivatePostgres start(Path programs) {
    try {
      Path root = Files.createTempDirectory("archbench-history");
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path home = Files.createDirectory(root.resolve("server"));
      Optional<String> user = other(home);
      if (user.isPresent()) {
        run(root, List.of("chown", user.get(), home.toString()));
      }
      Path password = Files.writeString(root.resolve("password"), PASSWORD);
      String data = home.resolve("data").toString();
      run(
          root,
          as(
              user,
              List.of(
                  programs.resolve("initdb").toString(),
                  "--pgdata=" + data,
                  "--username=" + USER,
                  "--pwfile=" + password,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--no-sync")));
      int port = freePort();
      Process server =
          new ProcessBuilder(
                  as(
                      user,
                      List.of(
                          programs.resolve("postgres").toString(),
                          "-D",
                          data,
                          "-c",
                          "listen_addresses=127.0.0.1",
                          "-c",
                          "port=" + port,
                          "-c",
                          "unix_socket_directories=",
                          "-c",
                          "lc_messages=C")))
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(root.resolve("log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, root)));
      PrivatePostgres started = new PrivatePostgres(port);
      started.awaitService(server, root);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start PostgreSQL", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitService(Process server, Path root) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try (Connection connection = connect("postgres")) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        if (!server.isAlive() || System.nanoTime() > deadline) {
          throw new AssertionError(Files.readString(root.resolve("log")), e);
        }
        Thread.sleep(50);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** Whoever the server runs as instead of root. */
  private static Optional<String> other(Path home) throws IOException {
    if (!Integer.valueOf(0).equals(Files.getAttribute(home, "unix:uid"))) {
      return Optional.empty();
    }
    List<String> users = Files.readAllLines(Path.of("/etc/passwd"));
    return Stream.of("postgres", "nobody")
        .filter(name -> users.stream().anyMatch(line -> line.startsWith(name + ":")))
        .findFirst();
  }

  private static List<String> as(Optional<String> user, List<String> words) {
    List<String> command = new ArrayList<>();
    user.ifPresent(
        name -> command.addAll(List.of("setpriv", "--reuid", name, "--regid", groupOf(name))));
    user.ifPresent(name -> command.add("--clear-groups"));
    command.addAll(words);
    return command;
  }

  private static String groupOf(String user) {
    try {
      return Files.readAllLines(Path.of("/etc/passwd")).stream()
          .filter(line -> line.startsWith(user + ":"))
          .map(line -> line.split(":", -1)[3])
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of users", e);
    }
  }

  private static void run(Path root, List<String> command)
      throws IOException, InterruptedException {
    Path log = root.resolve("initdb.log");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(command + ": " + Files.readString(log, StandardCharsets.UTF_8));
    }
  }

  private static void stop(Process server, Path root) {
    try {
      // fast: clients that are still there are cut off
      new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
