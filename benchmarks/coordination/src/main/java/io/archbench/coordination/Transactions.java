package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.archbench.workload.Seed;
import java.util.List;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.data.Stat;

/**
 * {@code multi}: checks a node's version, overwrites it, and creates and deletes a child, all or
 * nothing.
 */
final class Transactions implements Operation {
  private static final String PARENT = "/multi";

  private final CellDirectory directory;
  private final Values values;

  Transactions(Seed seed, CellDirectory directory) {
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
    return new Committer(session, node);
  }

  private final class Committer implements Worker {
    private final Session session;
    private final String node;
    private final String child;
    private int version;

    Committer(Session session, String node) {
      this.session = session;
      this.node = node;
      this.child = node + "/child";
    }

    @Override
    public void once() throws KeeperException, InterruptedException {
      List<Op> parts = next();
      checkResults(version, session.client().multi(parts));
    }

    @Override
    public void send(Completion completion) {
      List<Op> parts = next();
      int expected = version;
      session
          .client()
          .multi(
              parts,
              (code, path, context, results) ->
                  Requests.complete(completion, code, node, () -> checkResults(expected, results)),
              null);
    }

    private List<Op> next() {
      List<Op> parts =
          List.of(
              Op.check(node, version),
              Op.setData(node, values.get(version + 1), version),
              Op.create(child, values.get(version), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT),
              Op.delete(child, 0));
      version++;
      return parts;
    }

    private void checkResults(int expected, List<OpResult> results) {
      int found =
          results.size() == 4 && results.get(1) instanceof OpResult.SetDataResult
              ? ((OpResult.SetDataResult) results.get(1)).getStat().getVersion()
              : -1;
      if (found != expected) {
        throw directory.wrongAnswer("version of " + node, expected, found);
      }
    }

    @Override
    public void check(Session reader, AnswerDigest answers)
        throws KeeperException, InterruptedException {
      reader.client().sync(node);
      Stat stat = new Stat();
      byte[] found = reader.client().getData(node, false, stat);
      answers.expect("version of " + node, version, stat.getVersion());
      answers.expect("children left", 0, stat.getNumChildren());
      answers.expect("changes of children", 2L * version, stat.getCversion());
      answers.expect(
          "data of " + node,
          List.of(Values.hexadecimal(values.get(version))),
          List.of(Values.hexadecimal(found)));
    }
  }
}
