package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.archbench.workload.Seed;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;

/** {@code exists} of the nodes that {@link NodeReads} reads, in the same order. */
final class NodeStats implements Operation {
  private final NodeReads nodes;
  private final CellDirectory directory;
  private final int bytes;

  NodeStats(Seed seed, int count, int bytes, CellDirectory directory) {
    nodes = new NodeReads(seed, count, bytes, directory);
    this.directory = directory;
    this.bytes = bytes;
  }

  @Override
  public String corpusSha256() {
    return nodes.corpusSha256();
  }

  @Override
  public void prepare(Session session) throws KeeperException, InterruptedException {
    nodes.prepare(session);
  }

  @Override
  public void check(Session reader, AnswerDigest answers) throws InterruptedException {
    nodes.check(reader, answers);
  }

  @Override
  public Worker worker(Session session, String name, int index) {
    return new Looker(session, nodes.turns(index));
  }

  private final class Looker implements Worker {
    private final Session session;
    private final NodeReads.Turns turns;

    Looker(Session session, NodeReads.Turns turns) {
      this.session = session;
      this.turns = turns;
    }

    @Override
    public void once() throws KeeperException, InterruptedException {
      String path = nodes.path(turns.next());
      checkStat(path, session.client().exists(path, false));
    }

    @Override
    public void send(Completion completion) {
      String path = nodes.path(turns.next());
      session
          .client()
          .exists(
              path,
              false,
              (code, asked, context, stat) ->
                  Requests.complete(completion, code, asked, () -> checkStat(path, stat)),
              null);
    }

    private void checkStat(String path, @Nullable Stat stat) {
      int length = stat == null ? -1 : stat.getDataLength();
      if (length != bytes) {
        throw directory.wrongAnswer("length of " + path, bytes, length);
      }
    }
  }
}
