package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.archbench.workload.Seed;
import java.util.Locale;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.data.Stat;

/** {@code create} of an ephemeral, sequential node and its {@code delete}: two requests. */
final class EphemeralNodes implements Operation {
  private static final String PARENT = "/members";

  private final CellDirectory directory;
  private final Values values;

  EphemeralNodes(Seed seed, CellDirectory directory) {
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
    return new Member(session, parent);
  }

  private final class Member implements Worker {
    private final Session session;
    private final String parent;
    private int turn;

    Member(Session session, String parent) {
      this.session = session;
      this.parent = parent;
    }

    @Override
    public void once() throws KeeperException, InterruptedException {
      String expected = next();
      String created =
          session
              .client()
              .create(
                  parent + "/member-",
                  values.get(turn),
                  Ids.OPEN_ACL_UNSAFE,
                  CreateMode.EPHEMERAL_SEQUENTIAL);
      checkName(expected, created);
      session.client().delete(created, 0);
    }

    @Override
    public void send(Completion completion) {
      String expected = next();
      session
          .client()
          .create(
              parent + "/member-",
              values.get(turn),
              Ids.OPEN_ACL_UNSAFE,
              CreateMode.EPHEMERAL_SEQUENTIAL,
              (code, asked, context, name) ->
                  Requests.follow(
                      completion,
                      code,
                      asked,
                      () -> {
                        checkName(expected, name);
                        delete(name, completion);
                      }),
              null);
    }

    /** Only the answer says which name the server chose. */
    private void delete(String name, Completion completion) {
      session
          .client()
          .delete(
              name,
              0,
              (code, asked, context) -> Requests.complete(completion, code, asked, () -> {}),
              null);
    }

    private String next() {
      return String.format(Locale.ROOT, "%s/member-%010d", parent, turn++);
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
}
