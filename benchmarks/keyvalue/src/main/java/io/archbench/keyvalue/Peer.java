package io.archbench.keyvalue;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage.StartupOption;
import org.apache.ratis.util.NetUtils;

/** One server of a cluster, in this JVM. */
final class Peer implements AutoCloseable {
  private final RaftPeer address;
  private final RaftGroup group;
  private final Path directory;
  private final long entriesPerSnapshot;
  private final RaftServer server;
  private final StoreMachine machine;

  private Peer(
      RaftPeer address,
      RaftGroup group,
      Path directory,
      long entriesPerSnapshot,
      StartupOption option)
      throws IOException {
    this.address = address;
    this.group = group;
    this.directory = directory;
    this.entriesPerSnapshot = entriesPerSnapshot;
    machine = new StoreMachine(directory.resolve("store"));
    int port = NetUtils.createSocketAddr(address.getAddress()).getPort();
    try {
      server =
          RaftServer.newBuilder()
              .setServerId(address.getId())
              .setGroup(group)
              .setProperties(Settings.server(directory.resolve("log"), port, entriesPerSnapshot))
              .setStateMachine(machine)
              .setOption(option)
              .build();
    } catch (IOException | RuntimeException e) {
      machine.close();
      throw e;
    }
  }

  /**
   * Starts one with an empty directory.
   *
   * @throws IOException if its port is taken
   */
  static Peer start(RaftPeer address, RaftGroup group, Path directory, long entriesPerSnapshot)
      throws IOException {
    return started(new Peer(address, group, directory, entriesPerSnapshot, StartupOption.FORMAT));
  }

  /** Another one on the directory and the port that this one, which was closed, has left. */
  Peer restart() throws IOException {
    return started(new Peer(address, group, directory, entriesPerSnapshot, StartupOption.RECOVER));
  }

  private static Peer started(Peer peer) throws IOException {
    try {
      peer.server.start();
      return peer;
    } catch (IOException | RuntimeException e) {
      peer.close();
      throw e;
    }
  }

  RaftPeerId id() {
    return address.getId();
  }

  /** Whether it leads and is ready to. */
  boolean leads() {
    try {
      return server.getDivision(group.getGroupId()).getInfo().isLeaderReady();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it knows of an entry that a majority has; until then it refuses serializable reads. */
  boolean answers() {
    try {
      return server.getDivision(group.getGroupId()).getInfo().getLastAppliedIndex() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  Store store() {
    return machine.store();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
