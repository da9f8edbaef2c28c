package io.archbench.keyvalue;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.LoopbackPorts;
import io.archbench.workload.RootCause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.util.ExitUtils;

/** Three peers that elected a leader. For one thread, but for {@link #connect}. */
final class Cluster implements AutoCloseable {
  private static final int PEERS = 3;
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 10;

  private final RaftGroup group;
  private final List<Peer> peers;

  private Cluster(RaftGroup group, List<Peer> peers) {
    this.group = group;
    this.peers = peers;
  }

  /** Starts one below a directory, and waits until it serves. */
  static Cluster start(Path directory) throws InterruptedException {
    return start(directory, new LoopbackPorts(), Settings.ENTRIES_PER_SNAPSHOT);
  }

  /**
   * Another server may take a port between its choice and its use: then others are tried.
   *
   * @throws ClusterException if the peers do not come up
   */
  static Cluster start(Path directory, IntSupplier ports, long entriesPerSnapshot)
      throws InterruptedException {
    // Ratis would end the JVM where a port is taken, and say nothing of it
    ExitUtils.disableSystemExit();
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce(directory.resolve("attempt-" + attempt), ports, entriesPerSnapshot);
      } catch (ClusterException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static Cluster startOnce(Path directory, IntSupplier ports, long entriesPerSnapshot)
      throws InterruptedException {
    List<RaftPeer> addresses = new ArrayList<>();
    for (int number = 0; number < PEERS; number++) {
      addresses.add(
          RaftPeer.newBuilder()
              .setId("peer-" + number)
              .setAddress(LoopbackPorts.ADDRESS + ":" + ports.getAsInt())
              .build());
    }
    RaftGroup group =
        RaftGroup.valueOf(RaftGroupId.valueOf(new UUID(0, addresses.hashCode())), addresses);
    Cluster cluster = new Cluster(group, new ArrayList<>());
    try {
      for (RaftPeer address : addresses) {
        Path own = directory.resolve(address.getId().toString());
        RaftProperties settings = Settings.server(own, address, entriesPerSnapshot);
        if (cluster.peers.size() == PEERS - 1) {
          // all others are there to vote for it
          Settings.standFirst(settings);
        }
        cluster.peers.add(start(address, group, own, settings));
      }
      cluster.leader();
      cluster.awaitAnswers();
      return cluster;
    } catch (InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static Peer start(
      RaftPeer address, RaftGroup group, Path directory, RaftProperties settings) {
    try {
      return Peer.start(address, group, directory, settings);
    } catch (IOException | RuntimeException e) {
      if (e instanceof StoreException unusable) {
        throw unusable;
      }
      Throwable cause = RootCause.of(e);
      throw new ClusterException(
          "peer "
              + address.getId()
              + " does not start on "
              + address.getAddress()
              + ": "
              + cause
              + (cause instanceof OutOfMemoryError ? ": give the JVM more heap (-Xmx)" : ""),
          e);
    }
  }

  /** The peer that leads; waits until there is one. */
  Peer leader() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Peer> leader = peers.stream().filter(Peer::leads).findFirst();
      if (leader.isPresent()) {
        return leader.get();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new ClusterException(
        "the peers elected no leader within " + PATIENCE + ": have they CPUs enough?");
  }

  private void awaitAnswers() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!peers.stream().allMatch(Peer::answers)) {
      if (System.nanoTime() > deadline) {
        throw new ClusterException(
            "a peer heard of no leader within " + PATIENCE + ": have they CPUs enough?");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** One of those that follow; clients take turns. */
  Peer follower(int client) throws InterruptedException {
    Peer leader = leader();
    List<Peer> followers = peers.stream().filter(peer -> peer != leader).toList();
    return followers.get(client % followers.size());
  }

  /** Opens the connections of a client: to the leader, and to a follower for serializable reads. */
  Session connect(int client) throws InterruptedException {
    return connect(client, transaction -> {});
  }

  /** The same; whoever wants to know is told of each transaction before it is sent. */
  Session connect(int client, Consumer<Transaction> sent) throws InterruptedException {
    return new Session(group, leader().id(), follower(client).id(), sent);
  }

  /** Starts a peer that was closed again. */
  void restart(Peer closed) throws IOException {
    peers.set(peers.indexOf(closed), closed.restart());
  }

  /**
   * Waits until all peers have applied the same entries, and compares their stores.
   *
   * @return what they hold
   * @throws io.archbench.workload.WrongAnswerException if one lags behind or holds something else
   */
  Store agreed(CellDirectory directory) throws InterruptedException {
    Store leading = leader().store();
    for (Peer peer : peers) {
      awaitProgress(peer, leading, directory);
    }
    String expected = leading.sha256();
    for (Peer peer : peers) {
      String found = peer.store().sha256();
      if (!found.equals(expected)) {
        throw directory.wrongAnswer("digest of the store of " + peer.id(), expected, found);
      }
    }
    return leading;
  }

  private static void awaitProgress(Peer peer, Store leading, CellDirectory directory)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!peer.store().progress().equals(leading.progress())) {
      if (System.nanoTime() > deadline) {
        throw directory.wrongAnswer(
            "what " + peer.id() + " has applied", leading.progress(), peer.store().progress());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** The peers' stores, for those who damage them. */
  List<Peer> peers() {
    return List.copyOf(peers);
  }

  /** Closes all of them at once, whichever of them does not stop. */
  @Override
  public void close() {
    List<Future<?>> closing = peers.stream().<Future<?>>map(Peer::beginToClose).toList();
    List<ClusterException> failures = new ArrayList<>();
    for (int number = 0; number < closing.size(); number++) {
      awaitEnd(peers.get(number), closing.get(number)).ifPresent(failures::add);
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private static Optional<ClusterException> awaitEnd(Peer peer, Future<?> closing) {
    try {
      closing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new ClusterException("interrupted while " + peer.id() + " stops", e));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.of(
          new ClusterException("peer " + peer.id() + " does not stop: " + RootCause.of(e), e));
    }
  }
}
