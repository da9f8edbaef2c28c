package io.archbench.coordination;

import io.archbench.workload.Completion;
import io.archbench.workload.InFlight;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.ZooDefs.Ids;

/** What all requests have in common. */
final class Requests {
  private static final byte[] NOTHING = {};
  private static final int AT_ONCE = 200;

  private Requests() {}

  /** Makes an inner node. */
  static void createParent(Session session, String path)
      throws KeeperException, InterruptedException {
    session.client().create(path, NOTHING, Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
  }

  /** Makes nodes, many at a time. */
  static void createAll(Session session, List<String> paths, IntFunction<byte[]> values)
      throws InterruptedException {
    InFlight window = new InFlight(AT_ONCE);
    for (int node = 0; node < paths.size(); node++) {
      window.begin();
      session
          .client()
          .create(
              paths.get(node),
              values.apply(node),
              Ids.OPEN_ACL_UNSAFE,
              CreateMode.PERSISTENT,
              (code, path, context, name) -> complete(window, code, path, () -> {}),
              null);
    }
    window.drain();
  }

  /** Reads nodes, many at a time; their data in the same order. */
  static List<byte[]> readAll(Session session, List<String> paths) throws InterruptedException {
    byte[][] found = new byte[paths.size()][];
    InFlight window = new InFlight(AT_ONCE);
    for (int node = 0; node < paths.size(); node++) {
      int position = node;
      window.begin();
      session
          .client()
          .getData(
              paths.get(node),
              false,
              (code, path, context, data, stat) ->
                  complete(window, code, path, () -> found[position] = data),
              null);
    }
    window.drain();
    return List.of(found);
  }

  /** Tells a completion what an answer came to; the check throws if the answer is wrong. */
  static void complete(Completion completion, int code, String path, Runnable check) {
    try {
      expectSuccess(code, path);
      check.run();
      completion.done();
    } catch (RuntimeException e) {
      completion.failed(e);
    }
  }

  /** Goes on after an answer with another request, which tells the completion; unless it failed. */
  static void follow(Completion completion, int code, String path, Runnable next) {
    try {
      expectSuccess(code, path);
      next.run();
    } catch (RuntimeException e) {
      completion.failed(e);
    }
  }

  private static void expectSuccess(int code, String path) {
    if (code != Code.OK.intValue()) {
      throw new FailedRequestException(Code.get(code), path);
    }
  }
}
