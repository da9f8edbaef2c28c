package io.archbench.coordination;

import io.archbench.workload.LoopbackPorts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.zookeeper.client.FourLetterWordMain;
import org.apache.zookeeper.common.X509Exception.SSLContextException;
import org.apache.zookeeper.server.PurgeTxnLog;
import org.apache.zookeeper.server.embedded.ExitHandler;
import org.apache.zookeeper.server.embedded.ZooKeeperServerEmbedded;

/** One server of an ensemble, in this JVM. */
final class Peer implements AutoCloseable {
  private static final int KEPT_SNAPSHOTS = 3;
  private static final int ANSWER_MILLIS = 2_000;
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final Pattern MODE = Pattern.compile("Mode: (\\w+)");

  private final Path directory;
  private final int number;
  private final int clientPort;
  private final Optional<Integer> securePort;
  private final Properties settings;
  private ZooKeeperServerEmbedded server;

  private Peer(
      Path directory,
      int number,
      int clientPort,
      Optional<Integer> securePort,
      Properties settings,
      ZooKeeperServerEmbedded server) {
    this.directory = directory;
    this.number = number;
    this.clientPort = clientPort;
    this.securePort = securePort;
    this.settings = settings;
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param directory of its own, for data and configuration
   * @param securePort where clients speak TLS, if they do; the other one still answers who leads
   * @param settings those of the whole ensemble
   * @throws EnsembleStartException if it does not come up in time, such as when a port is taken
   */
  static Peer start(
      Path directory,
      int number,
      int clientPort,
      Optional<Integer> securePort,
      Properties settings,
      Duration patience)
      throws Exception {
    Path data = Files.createDirectories(data(directory));
    Files.writeString(data.resolve("myid"), Integer.toString(number));
    Properties own = new Properties();
    own.putAll(settings);
    own.setProperty("dataDir", data.toString());
    own.setProperty("clientPort", Integer.toString(clientPort));
    securePort.ifPresent(port -> own.setProperty("secureClientPort", Integer.toString(port)));
    return new Peer(
        directory,
        number,
        clientPort,
        securePort,
        own,
        started(directory, number, clientPort, own, patience));
  }

  private static ZooKeeperServerEmbedded started(
      Path directory, int number, int clientPort, Properties settings, Duration patience)
      throws Exception {
    ZooKeeperServerEmbedded server =
        ZooKeeperServerEmbedded.builder()
            .baseDir(directory)
            .configuration(settings)
            .exitHandler(ExitHandler.LOG_ONLY)
            .build();
    if (!startsWithin(patience, server)) {
      throw new EnsembleStartException(
          "server " + number + " did not start on port " + clientPort + " within " + patience);
    }
    return server;
  }

  /**
   * Starts it again, with what is on its disk, after it was closed.
   *
   * @throws EnsembleStartException if it does not come up in time
   */
  void restart(Duration patience) throws Exception {
    server = started(directory, number, clientPort, settings, patience);
  }

  private static Path data(Path directory) {
    return directory.resolve("data");
  }

  /** In a thread of its own: a server that fails half-way never returns from its start. */
  private static boolean startsWithin(Duration patience, ZooKeeperServerEmbedded server)
      throws Exception {
    FutureTask<Boolean> starting =
        new FutureTask<>(
            () -> {
              server.start(patience.toMillis());
              return true;
            });
    Thread thread = new Thread(starting, "zookeeper-start");
    thread.setDaemon(true);
    thread.start();
    try {
      return starting.get(patience.plus(CLOSING).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        return false;
      }
      throw e;
    }
  }

  String address() {
    return LoopbackPorts.ADDRESS + ":" + securePort.orElse(clientPort);
  }

  /**
   * {@code leader}, {@code follower} or {@code standalone}; {@code none} while it serves nobody.
   */
  String role() {
    try {
      String said =
          FourLetterWordMain.send4LetterWord(
              LoopbackPorts.ADDRESS, clientPort, "srvr", false, ANSWER_MILLIS);
      Matcher mode = MODE.matcher(said);
      return mode.find() ? mode.group(1) : "none";
    } catch (IOException | SSLContextException e) {
      return "none";
    }
  }

  /** Deletes old snapshots and logs, as {@code autopurge} does every hour. */
  void purge() throws IOException {
    File data = data(directory).toFile();
    PurgeTxnLog.purge(data, data, KEPT_SNAPSHOTS);
  }

  @Override
  public void close() {
    server.close();
  }
}
