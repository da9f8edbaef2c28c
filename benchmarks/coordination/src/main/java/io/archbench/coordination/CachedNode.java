package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.cache.ChildData;
import org.apache.curator.framework.recipes.cache.CuratorCache;
import org.apache.curator.framework.recipes.cache.CuratorCache.Options;
import org.apache.curator.framework.recipes.cache.CuratorCacheListener;

/** A node that one client changes, and another client's cache of it. For one thread. */
final class CachedNode implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final String path;
  private final Values values;
  private final CellDirectory directory;
  private final CuratorFramework writer;
  private final CuratorFramework reader;
  private final CuratorCache cache;
  private final BlockingQueue<ChildData> seen = new LinkedBlockingQueue<>();
  private int version;

  /** Makes the node, and returns when the cache has it. */
  CachedNode(Ensemble ensemble, String path, int client, Values values, CellDirectory directory)
      throws Exception {
    this.path = path;
    this.values = values;
    this.directory = directory;
    writer = CuratorClients.connect(ensemble, client);
    reader = CuratorClients.connect(ensemble, client + 1);
    writer.create().forPath(path, values.get(0));
    cache = CuratorCache.build(reader, path, Options.SINGLE_NODE_CACHE);
    cache
        .listenable()
        .addListener(
            CuratorCacheListener.builder()
                .forCreatesAndChanges((old, now) -> seen.add(now))
                .build());
    cache.start();
    await();
  }

  /**
   * Changes the node, and waits until the cache has the change.
   *
   * @throws io.archbench.workload.WrongAnswerException if it has something else, or nothing
   */
  void change() throws Exception {
    version++;
    writer.setData().withVersion(version - 1).forPath(path, values.get(version));
    await();
  }

  private void await() throws InterruptedException {
    ChildData data = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (data == null) {
      throw directory.wrongAnswer(
          "version of " + path + " in a cache after " + PATIENCE_SECONDS + " s", version, "none");
    }
    if (data.getStat().getVersion() != version
        || !Arrays.equals(data.getData(), values.get(version))) {
      throw directory.wrongAnswer(
          "version of " + path + " in a cache", version, data.getStat().getVersion());
    }
  }

  /** Checks that each change came once. */
  void check(AnswerDigest answers) {
    answers.expect("changes left to see", 0, seen.size());
    answers.expect(
        "version in the cache",
        version,
        cache.get(path).map(data -> data.getStat().getVersion()).orElse(-1));
  }

  @Override
  public void close() {
    cache.close();
    reader.close();
    writer.close();
  }
}
