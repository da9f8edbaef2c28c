package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.zookeeper.AsyncCallback.DataCallback;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.data.Stat;

/**
 * A node that one session changes and many watch. A watch fires once: whoever is told of a change
 * reads the node and with that watches it again.
 */
final class WatchedNode {
  private static final long PATIENCE_SECONDS = 60;

  private final String path;
  private final Session owner;
  private final Values values;
  private final CellDirectory directory;
  private final List<Subscriber> subscribers = new ArrayList<>();
  private int version;
  private volatile CountDownLatch missing = new CountDownLatch(0);
  private volatile Optional<RuntimeException> failure = Optional.empty();

  /** Makes the node, and lets each session watch it. */
  WatchedNode(
      String path, Session owner, List<Session> watchers, Values values, CellDirectory directory)
      throws KeeperException, InterruptedException {
    this.path = path;
    this.owner = owner;
    this.values = values;
    this.directory = directory;
    owner.client().create(path, values.get(0), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    missing = new CountDownLatch(watchers.size());
    for (Session watcher : watchers) {
      Subscriber subscriber = new Subscriber(watcher);
      subscribers.add(subscriber);
      watcher.client().sync(path, (code, synchronised, context) -> {}, null);
      subscriber.watch();
    }
    awaitAll();
  }

  /**
   * Changes the node, and waits until every session was told, has read it and watches it again.
   *
   * @throws io.archbench.workload.WrongAnswerException if one was told more than once, or read
   *     something else
   */
  void change() throws KeeperException, InterruptedException {
    missing = new CountDownLatch(subscribers.size());
    int before = version++;
    Stat stat = owner.client().setData(path, values.get(version), before);
    if (stat.getVersion() != version) {
      throw directory.wrongAnswer("version of " + path, version, stat.getVersion());
    }
    awaitAll();
    for (Subscriber subscriber : subscribers) {
      if (subscriber.told.get() != version) {
        throw directory.wrongAnswer("times that a watcher was told", version, subscriber.told);
      }
    }
  }

  private void awaitAll() throws InterruptedException {
    if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw directory.wrongAnswer(
          "watchers of " + path + " that were not told within " + PATIENCE_SECONDS + " s",
          0,
          missing.getCount());
    }
    Optional<RuntimeException> failed = failure;
    if (failed.isPresent()) {
      throw failed.get();
    }
  }

  /** Checks that every session was told of every change once. */
  void check(AnswerDigest answers) {
    answers.expect(
        "times that watchers of " + path + " were told",
        (long) version * subscribers.size(),
        subscribers.stream().mapToLong(subscriber -> subscriber.told.get()).sum());
  }

  private void fail(RuntimeException cause) {
    failure = Optional.of(cause);
    missing.countDown();
  }

  /** One session's watch. */
  private final class Subscriber implements Watcher, DataCallback {
    private final Session session;
    private final AtomicInteger told = new AtomicInteger();

    Subscriber(Session session) {
      this.session = session;
    }

    void watch() {
      session.client().getData(path, this, this, null);
    }

    @Override
    public void process(WatchedEvent event) {
      if (event.getType() == Event.EventType.NodeDataChanged) {
        told.incrementAndGet();
        watch();
      }
    }

    @Override
    public void processResult(int code, String asked, Object context, byte[] data, Stat stat) {
      int expected = told.get();
      if (code != Code.OK.intValue()) {
        fail(new FailedRequestException(Code.get(code), asked));
      } else if (stat.getVersion() != expected || !Arrays.equals(data, values.get(expected))) {
        fail(directory.wrongAnswer("version that a watcher read", expected, stat.getVersion()));
      } else {
        missing.countDown();
      }
    }
  }
}
