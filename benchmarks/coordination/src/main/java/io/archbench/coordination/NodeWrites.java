package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.archbench.workload.Seed;
import java.util.List;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.data.Stat;

/**
 * {@code setData} with the version that the client expects: each client overwrites nodes of its
 * own, round and round, so the tree does not grow.
 */
final class NodeWrites implements Operation {
  static final int NODES = 16;
  private static final String PARENT = "/write";

  private final CellDirectory directory;
  private final Values values;

  NodeWrites(Seed seed, CellDirectory directory) {
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
    Writer writer = new Writer(session, PARENT + "/" + name);
    writer.create();
    return writer;
  }

  private final class Writer implements Worker {
    private final Session session;
    private final String parent;
    private final String[] paths = new String[NODES];
    private int turn;

    Writer(Session session, String parent) {
      this.session = session;
      this.parent = parent;
    }

    void create() throws KeeperException, InterruptedException {
      Requests.createParent(session, parent);
      for (int node = 0; node < NODES; node++) {
        paths[node] = parent + "/node-" + node;
        session
            .client()
            .create(paths[node], values.get(node), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
      }
    }

    @Override
    public void once() throws KeeperException, InterruptedException {
      int node = turn % NODES;
      int version = turn / NODES;
      turn++;
      Stat stat = session.client().setData(paths[node], values.get(node + version + 1), version);
      checkStat(node, version + 1, stat);
    }

    @Override
    public void send(Completion completion) {
      int node = turn % NODES;
      int version = turn / NODES;
      turn++;
      session
          .client()
          .setData(
              paths[node],
              values.get(node + version + 1),
              version,
              (code, path, context, stat) ->
                  Requests.complete(
                      completion, code, path, () -> checkStat(node, version + 1, stat)),
              null);
    }

    private void checkStat(int node, int version, Stat stat) {
      if (stat.getVersion() != version) {
        throw directory.wrongAnswer("version of " + paths[node], version, stat.getVersion());
      }
      if (stat.getDataLength() != Values.WRITTEN_BYTES) {
        throw directory.wrongAnswer(
            "length of " + paths[node], Values.WRITTEN_BYTES, stat.getDataLength());
      }
    }

    @Override
    public void check(Session reader, AnswerDigest answers)
        throws KeeperException, InterruptedException {
      reader.client().sync(parent);
      for (int node = 0; node < NODES; node++) {
        int version = turn / NODES + (node < turn % NODES ? 1 : 0);
        Stat stat = new Stat();
        byte[] found = reader.client().getData(paths[node], false, stat);
        answers.expect("version of " + paths[node], version, stat.getVersion());
        answers.expect(
            "data of " + paths[node],
            List.of(Values.hexadecimal(values.get(node + version))),
            List.of(Values.hexadecimal(found)));
      }
    }
  }
}
