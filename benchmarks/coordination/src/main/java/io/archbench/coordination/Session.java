package io.archbench.coordination;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.client.ZKClientConfig;

/** A client's session with one server. */
final class Session implements AutoCloseable {
  static final int TIMEOUT_MILLIS = 30_000;

  private final ZooKeeper client;

  private Session(ZooKeeper client) {
    this.client = client;
  }

  /**
   * Opens one.
   *
   * @throws IOException if the server does not answer
   */
  static Session open(String address, ZKClientConfig config)
      throws IOException, InterruptedException {
    CountDownLatch connected = new CountDownLatch(1);
    ZooKeeper client =
        new ZooKeeper(
            address,
            TIMEOUT_MILLIS,
            event -> {
              if (event.getState() == KeeperState.SyncConnected) {
                connected.countDown();
              }
            },
            config);
    if (!connected.await(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
      client.close();
      throw new IOException("the server at " + address + " opens no session");
    }
    return new Session(client);
  }

  ZooKeeper client() {
    return client;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
