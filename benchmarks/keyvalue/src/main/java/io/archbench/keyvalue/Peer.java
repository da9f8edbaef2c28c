package io.archbench.keyvalue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage.StartupOption;

/** One server of a cluster, in this JVM. */
final class Peer implements AutoCloseable {
  private final RaftPeer address;
  private final RaftGroup group;
  private final Path directory;
  private final RaftProperties settings;
  private final RaftServer server;
  private final StoreMachine machine;

  private Peer(
      RaftPeer address,
      RaftGroup group,
      Path directory,
      RaftProperties settings,
      StartupOption option)
      throws IOException {
    this.address = address;
    this.group = group;
    this.directory = directory;
    this.settings = settings;
    machine = new StoreMachine(directory.resolve("store"));
    try {
      server =
          RaftServer.newBuilder()
              .setServerId(address.getId())
              .setGroup(group)
              .setProperties(settings)
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
  static Peer start(RaftPeer address, RaftGroup group, Path directory, RaftProperties settings)
      throws IOException {
    return started(new Peer(address, group, directory, settings, StartupOption.FORMAT));
  }

  /** Another one on the directory and the port that this one, which was closed, has left. */
  Peer restart() throws IOException {
    return started(new Peer(address, group, directory, settings, StartupOption.RECOVER));
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

  /**
   * Begins to close it, which takes up to a second: Ratis looks no more often whether its log is
   * still wanted.
   */
  Future<?> beginToClose() {
    FutureTask<Boolean> closing =
        new FutureTask<>(
            () -> {
              close();
              return true;
            });
    Thread thread = new Thread(closing, "close-" + id());
    thread.setDaemon(true);
    thread.start();
    return closing;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
