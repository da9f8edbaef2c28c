package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.archbench.workload.Seed;
import java.util.List;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;

/** {@code sync}: the server catches up with the leader before it answers what comes next. */
final class Syncs implements Operation {
  private static final int CHECKED_READS = 20;
  private static final String PARENT = "/sync";

  private final CellDirectory directory;
  private final Values values;

  Syncs(Seed seed, CellDirectory directory) {
    this.directory = directory;
    this.values = Values.written(seed);
  }

  @Override
  public String corpusSha256() {
    return values.sha256();
  }

  @Override
  public void prepare(Session session) throws KeeperException, InterruptedException {
    Requests.createParent(session, PARENT);
  }

  @Override
  public Worker worker(Session session, String name, int index)
      throws KeeperException, InterruptedException {
    String node = PARENT + "/" + name;
    session.client().create(node, values.get(0), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    return new Flusher(session, node);
  }

  private final class Flusher implements Worker {
    private final Session session;
    private final String node;

    Flusher(Session session, String node) {
      this.session = session;
      this.node = node;
    }

    @Override
    public void once() throws KeeperException, InterruptedException {
      session.client().sync(node);
    }

    @Override
    public void send(Completion completion) {
      session
          .client()
          .sync(
              node,
              (code, path, context) ->
                  Requests.complete(completion, code, path, () -> checkPath(path)),
              null);
    }

    private void checkPath(String path) {
      if (!path.equals(node)) {
        throw directory.wrongAnswer("path of what was synchronised", node, path);
      }
    }

    /** What one session wrote, another sees after its sync, whichever server it talks to. */
    @Override
    public void check(Session reader, AnswerDigest answers)
        throws KeeperException, InterruptedException {
      for (int turn = 0; turn < CHECKED_READS; turn++) {
        session.client().setData(node, values.get(turn), -1);
        reader.client().sync(node);
        answers.expect(
            "data of " + node + " after sync " + turn,
            List.of(Values.hexadecimal(values.get(turn))),
            List.of(Values.hexadecimal(reader.client().getData(node, false, null))));
      }
    }
  }
}
