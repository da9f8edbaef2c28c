package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.archbench.workload.Seed;
import java.util.Optional;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.data.Stat;

/** {@code create} of a node and its {@code delete}: two requests, one operation. */
final class NodePairs implements Operation {
  private static final String PARENT = "/pairs";

  private final CellDirectory directory;
  private final Values values;

  NodePairs(Seed seed, CellDirectory directory) {
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
    String parent = PARENT + "/" + name;
    Requests.createParent(session, parent);
    return new Creator(session, parent);
  }

  private final class Creator implements Worker {
    private final Session session;
    private final String parent;
    private int turn;

    Creator(Session session, String parent) {
      this.session = session;
      this.parent = parent;
    }

    @Override
    public void once() throws KeeperException, InterruptedException {
      String path = next();
      String created =
          session
              .client()
              .create(path, values.get(turn), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
      checkName(path, created);
      session.client().delete(path, 0);
    }

    @Override
    public void send(Completion completion) {
      String path = next();
      Created created = new Created();
      session
          .client()
          .create(
              path,
              values.get(turn),
              Ids.OPEN_ACL_UNSAFE,
              CreateMode.PERSISTENT,
              (code, asked, context, name) ->
                  Requests.complete(created, code, asked, () -> checkName(path, name)),
              null);
      // answers come in the order of the requests
      session
          .client()
          .delete(
              path,
              0,
              (code, asked, context) ->
                  Requests.complete(completion, code, asked, created::throwFailure),
              null);
    }

    private String next() {
      turn++;
      return parent + "/node-" + turn;
    }

    private void checkName(String expected, String created) {
      if (!created.equals(expected)) {
        throw directory.wrongAnswer("name of what was created", expected, created);
      }
    }

    @Override
    public void check(Session reader, AnswerDigest answers)
        throws KeeperException, InterruptedException {
      reader.client().sync(parent);
      Stat stat = new Stat();
      answers.expect("children left", 0, reader.client().getChildren(parent, false, stat).size());
      answers.expect("changes of children", 2L * turn, stat.getCversion());
    }
  }

  /** What became of the first request, for the answer to the second. */
  private static final class Created implements Completion {
    private Optional<RuntimeException> failure = Optional.empty();

    @Override
    public void done() {}

    @Override
    public void failed(RuntimeException cause) {
      failure = Optional.of(cause);
    }

    void throwFailure() {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
  }
}
