package io.archbench.coordination;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;

/** Clients through Curator. */
final class CuratorClients {
  private static final int RETRY_MILLIS = 1_000;

  private CuratorClients() {}

  /** A client that is connected. */
  static CuratorFramework connect(Ensemble ensemble, int client) throws InterruptedException {
    CuratorFramework curator =
        CuratorFrameworkFactory.builder()
            .connectString(ensemble.address(client))
            .sessionTimeoutMs(Session.TIMEOUT_MILLIS)
            .connectionTimeoutMs(Session.TIMEOUT_MILLIS)
            .retryPolicy(new RetryOneTime(RETRY_MILLIS))
            .zkClientConfig(ensemble.clientConfig())
            .build();
    curator.start();
    curator.blockUntilConnected();
    return curator;
  }
}
