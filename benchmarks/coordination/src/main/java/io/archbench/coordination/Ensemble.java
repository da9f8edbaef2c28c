package io.archbench.coordination;

import io.archbench.workload.Certificate;
import io.archbench.workload.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.zookeeper.client.ZKClientConfig;

/** One server, or three that elected a leader, all serving clients. */
final class Ensemble implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 20;

  private final Transport transport;
  private final Optional<Certificate> certificate;
  private final List<Peer> peers;

  private Ensemble(Transport transport, Optional<Certificate> certificate, List<Peer> peers) {
    this.transport = transport;
    this.certificate = certificate;
    this.peers = peers;
  }

  /**
   * Starts one, and waits until it serves.
   *
   * @param directory for its data
   * @throws EnsembleStartException if it does not come up
   */
  static Ensemble start(int peers, Transport transport, Path directory) throws Exception {
    return start(peers, transport, directory, new LoopbackPorts(), PATIENCE);
  }

  /** Another server may take a port between its choice and its use: then others are tried. */
  static Ensemble start(
      int peers, Transport transport, Path directory, IntSupplier ports, Duration patience)
      throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce(
            peers, transport, directory.resolve("attempt-" + attempt), ports, patience);
      } catch (EnsembleStartException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static Ensemble startOnce(
      int count, Transport transport, Path directory, IntSupplier ports, Duration patience)
      throws Exception {
    Optional<Certificate> certificate =
        transport.isSecure()
            ? Optional.of(Certificate.create(Files.createDirectories(directory)))
            : Optional.empty();
    Properties settings = settings(count, transport, ports);
    certificate.ifPresent(file -> secure(settings, file));
    List<Peer> started = new ArrayList<>();
    try {
      for (int number = 1; number <= count; number++) {
        Path own = directory.resolve("server-" + number);
        Optional<Integer> securePort =
            transport.isSecure() ? Optional.of(ports.getAsInt()) : Optional.empty();
        started.add(Peer.start(own, number, ports.getAsInt(), securePort, settings, patience));
      }
      awaitRoles(started, patience);
    } catch (Exception e) {
      started.forEach(Peer::close);
      throw e;
    }
    // followers first: a lone client talks to one, so that its writes take the whole way
    return new Ensemble(
        transport,
        certificate,
        started.stream()
            .sorted(Comparator.comparing(peer -> peer.role().equals("leader")))
            .collect(Collectors.toList()));
  }

  private static Properties settings(int peers, Transport transport, IntSupplier ports) {
    Properties settings = new Properties();
    settings.setProperty("clientPortAddress", LoopbackPorts.ADDRESS);
    settings.setProperty("serverCnxnFactory", transport.serverClass());
    settings.setProperty("tickTime", "2000");
    settings.setProperty("initLimit", "10");
    settings.setProperty("syncLimit", "5");
    settings.setProperty("maxClientCnxns", "0");
    settings.setProperty("admin.enableServer", "false");
    for (int number = 1; peers > 1 && number <= peers; number++) {
      settings.setProperty(
          "server." + number,
          LoopbackPorts.ADDRESS + ":" + ports.getAsInt() + ":" + ports.getAsInt());
    }
    return settings;
  }

  private static void secure(Properties settings, Certificate certificate) {
    settings.setProperty("secureClientPortAddress", LoopbackPorts.ADDRESS);
    settings.setProperty("ssl.keyStore.location", certificate.key().toString());
    settings.setProperty("ssl.keyStore.password", Certificate.PASSWORD);
    settings.setProperty("ssl.clientAuth", "none");
  }

  private static void awaitRoles(List<Peer> peers, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<String> roles = roles(peers);
    while (roles.contains("none") && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MILLIS);
      roles = roles(peers);
    }
    if (roles.contains("none")) {
      throw new EnsembleStartException(
          "the servers did not elect a leader within " + patience + ": they are " + roles);
    }
  }

  private static List<String> roles(List<Peer> peers) {
    return peers.stream().map(Peer::role).collect(Collectors.toList());
  }

  /** What each server is, in the order in which clients are spread over them. */
  List<String> roles() {
    return roles(peers);
  }

  Transport transport() {
    return transport;
  }

  /** What a client of this ensemble is told. */
  ZKClientConfig clientConfig() {
    return certificate.map(transport::clientConfig).orElseGet(transport::clientConfig);
  }

  /** The server that a client talks to; clients take turns. */
  String address(int client) {
    return peers.get(client % peers.size()).address();
  }

  int size() {
    return peers.size();
  }

  /** Which server leads now, or follows, counted as in {@link #address}. */
  int first(String role) {
    int found = roles().indexOf(role);
    if (found < 0) {
      throw new IllegalStateException("no server is " + role + ": they are " + roles());
    }
    return found;
  }

  /** The servers that a client may choose from. */
  String addresses(IntPredicate which) {
    return IntStream.range(0, peers.size())
        .filter(which)
        .mapToObj(this::address)
        .collect(Collectors.joining(","));
  }

  /**
   * Stops a server without a word to its clients or to the others: they find their connections
   * closed, and sessions stay open. It is as near to a killed process as a server in this JVM can
   * come; only what it had already received may still reach its own log.
   */
  void kill(int server) {
    peers.get(server).close();
  }

  /** Starts a killed server, and waits until it serves again. */
  void restart(int server) throws Exception {
    peers.get(server).restart(PATIENCE);
    awaitRoles(peers, PATIENCE);
  }

  /** Opens the session of a client. */
  Session connect(int client) throws IOException, InterruptedException {
    return Session.open(address(client), clientConfig());
  }

  /** Deletes old snapshots and logs of all servers. */
  void purge() throws IOException {
    for (Peer peer : peers) {
      peer.purge();
    }
  }

  @Override
  public void close() {
    peers.forEach(Peer::close);
  }
}
