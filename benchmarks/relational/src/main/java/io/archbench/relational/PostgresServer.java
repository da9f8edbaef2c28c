package io.archbench.relational;

import io.archbench.workload.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of this JVM's own, on the loopback address; closing stops it. */
final class PostgresServer implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final Duration STOPPING = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 20;
  private static final String ANSWER_SECONDS = "600";
  private static final String LOG = "server.log";

  private final Cluster cluster;
  private final Process process;
  private final int port;
  private final Path log;

  private PostgresServer(Cluster cluster, Process process, int port, Path log) {
    this.cluster = cluster;
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Makes one, starts it, and waits until it serves.
   *
   * @param directory for its files
   * @throws UnusableServerException if it does not come up
   */
  static PostgresServer start(PostgresPrograms programs, Path directory)
      throws IOException, InterruptedException {
    Cluster cluster = Cluster.create(programs, directory.resolve("postgresql"));
    // another server may take a port between its choice and its use: then others are tried
    for (int attempt = 1; ; attempt++) {
      try {
        return start(cluster, directory.resolve(LOG), new LoopbackPorts().getAsInt());
      } catch (UnusableServerException e) {
        if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains("could not bind")) {
          throw e;
        }
      }
    }
  }

  static PostgresServer start(Cluster cluster, Path log, int port)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(cluster.programs().postgres(), "-D", cluster.data()));
    command.addAll(ServerSettings.options(port));
    Process process = ServerCommand.start(cluster.account().command(command), log);
    // JMH ends a JVM whose benchmark failed without the tear-down that would stop it
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    PostgresServer server = new PostgresServer(cluster, process, port, log);
    try {
      server.awaitService();
      return server;
    } catch (IOException | RuntimeException | InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Asks nobody at the port, for it may be another's. */
  private void awaitService() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + STARTING.toNanos();
    while (!cluster.isServed()) {
      if (!process.isAlive()) {
        throw new UnusableServerException(
            UnusableServerException.saying(
                "the PostgreSQL server ended before it served" + cluster.account().remedy(), log));
      }
      if (System.nanoTime() > deadline) {
        throw new UnusableServerException(
            UnusableServerException.saying(
                "the PostgreSQL server did not serve within " + STARTING.toSeconds() + " s", log));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Opens a connection beside those of the clients. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), properties());
  }

  /** Which server it is, as records say it. */
  String version(Connection connection) throws SQLException {
    return cluster.programs().label(ServerVersion.of(connection));
  }

  String url() {
    return "jdbc:postgresql://" + LoopbackPorts.ADDRESS + ":" + port + "/postgres";
  }

  /** What every client asks for. */
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", Cluster.SUPERUSER);
    properties.setProperty("password", cluster.password());
    properties.setProperty("loginTimeout", "30");
    properties.setProperty("socketTimeout", ANSWER_SECONDS);
    // from the first execution: by default from the fifth, which in a server is soon over
    properties.setProperty("prepareThreshold", "1");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  /** An exception that shows what the server said, for one that is the server's fault. */
  UnusableServerException failed(SQLException cause) {
    return new UnusableServerException(
        UnusableServerException.saying(
            "the PostgreSQL server "
                + (process.isAlive() ? "refused: " : "is gone: ")
                + cause.getMessage(),
            log),
        cause);
  }

  /** The pid of the server itself: what starts it replaces itself with it. */
  long pid() {
    return process.pid();
  }

  /** A fast shutdown: clients that are still there are cut off, and all is written. */
  @Override
  public void close() {
    try {
      // Java can send SIGTERM alone, for which the server waits until clients are gone
      ServerCommand.succeeds(List.of("sh", "-c", "kill -INT " + process.pid()), log, STOPPING);
      if (!process.waitFor(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UnusableServerException(
            UnusableServerException.saying(
                "the PostgreSQL server did not stop within " + STOPPING.toSeconds() + " s", log));
      }
    } catch (IOException e) {
      throw new UnusableServerException("the PostgreSQL server cannot be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
