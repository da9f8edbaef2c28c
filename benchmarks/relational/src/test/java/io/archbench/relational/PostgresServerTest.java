package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @TempDir Path directory;

  @Test
  void aClosedServerIsGone() throws Exception {
    ProcessHandle process;
    try (PostgresServer server = PostgresServer.start(Installed.programs(), directory)) {
      process = ProcessHandle.of(server.pid()).orElseThrow();
      assertThat(process.isAlive()).isTrue();
    }
    assertThat(process.isAlive()).isFalse();
    assertThat(directory.resolve("server.log")).content().contains("database system is shut down");
  }

  @Test
  void itIsAsSafeAsInProductionAndTellsNobodyElse() throws Exception {
    try (PostgresServer server = PostgresServer.start(Installed.programs(), directory);
        Connection connection = server.connect()) {
      Map.of(
              "fsync", "on",
              "synchronous_commit", "on",
              "full_page_writes", "on",
              "data_checksums", "on",
              "shared_buffers", "512MB",
              "dynamic_shared_memory_type", "mmap",
              "listen_addresses", "127.0.0.1",
              "unix_socket_directories", "",
              "autovacuum", "off")
          .forEach(
              (name, value) -> assertThat(setting(connection, name)).as(name).isEqualTo(value));
      Properties stranger = server.properties();
      stranger.setProperty("password", "guessed");
      assertThatThrownBy(() -> open(server.url(), stranger))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aTakenPortIsSaid() throws Exception {
    Cluster cluster = Cluster.create(Installed.programs(), directory.resolve("cluster"));
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      assertThatThrownBy(
              () -> PostgresServer.start(cluster, directory.resolve("log"), taken.getLocalPort()))
          .isInstanceOf(UnusableServerException.class)
          .hasMessageContaining("ended before it served")
          .hasMessageContaining("could not bind");
    }
  }

  @Test
  void aFullDiskIsToldWithWhatToDo() throws IOException {
    Path log = directory.resolve("log");
    Files.writeString(log, "PANIC: could not write to file: No space left on device\n");
    assertThat(UnusableServerException.saying("the server is gone", log))
        .startsWith("the server is gone: the disk of " + System.getProperty("java.io.tmpdir"))
        .contains(" is full: make space there, or begin the run on another one; it said:\nPANIC");
    Files.writeString(log, "FATAL: something else\n");
    assertThat(UnusableServerException.saying("the server is gone", log))
        .isEqualTo("the server is gone; it said:\nFATAL: something else");
  }

  @Test
  void whatInitdbSaysIsToldWhenItFails() throws IOException {
    Path broken = Files.createDirectory(directory.resolve("bin"));
    for (String program : new String[] {"initdb", "postgres"}) {
      Path file = broken.resolve(program);
      Files.writeString(file, "#!/bin/sh\necho no space left >&2\nexit 1\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    assertThatThrownBy(() -> PostgresServer.start(new PostgresPrograms(broken, false), directory))
        .isInstanceOf(UnusableServerException.class)
        .hasMessageContaining(broken + "/initdb failed")
        // as root it is run as a user who does not see the directory of this test
        .hasMessageMatching("(?s).*(no space left|Permission denied).*");
  }

  @Test
  void clientsOfAServerThatDiedAreToldWhatItSaid() throws Exception {
    try (PostgresServer server = PostgresServer.start(Installed.programs(), directory);
        Pool pool = new Pool(server, server.properties(), 1)) {
      pool.once(connection -> Sql.run(connection, "select 1"));
      ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
      assertThatThrownBy(
              () ->
                  pool.once(
                      connection -> {
                        process.destroyForcibly();
                        process.onExit().join();
                        Sql.run(connection, "select pg_sleep(60)");
                      }))
          .isInstanceOf(UnusableServerException.class)
          .hasMessageStartingWith("the PostgreSQL server is gone: ")
          .hasMessageContaining("it said:");
    }
  }

  private static String setting(Connection connection, String name) {
    try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void open(String url, Properties properties) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      Sql.run(connection, "select 1");
    }
  }
}
