package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Completion;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.zookeeper.KeeperException;

/** {@code getData} of nodes in a random order; each is written once, before. */
final class NodeReads implements Operation {
  private static final String PARENT = "/read";
  private static final int TURNS = 8_192;
  // clients start apart, so that they do not read the same at the same time
  private static final int APART = 1_009;

  private final CellDirectory directory;
  private final Values values;
  private final String[] paths;
  private final int[] order;

  NodeReads(Seed seed, int nodes, int bytes, CellDirectory directory) {
    this.directory = directory;
    values = new Values(seed.corpus(), nodes, bytes);
    paths = new String[nodes];
    Arrays.setAll(paths, node -> String.format(Locale.ROOT, "%s/node-%06d", PARENT, node));
    SeededRandom random = seed.purpose("reads");
    order = new int[TURNS];
    Arrays.setAll(order, turn -> random.nextIndex(nodes));
  }

  @Override
  public String corpusSha256() {
    return values.sha256();
  }

  @Override
  public void prepare(Session session) throws KeeperException, InterruptedException {
    Requests.createParent(session, PARENT);
    Requests.createAll(session, List.of(paths), values::get);
  }

  @Override
  public void check(Session reader, AnswerDigest answers) throws InterruptedException {
    List<byte[]> found = Requests.readAll(reader, List.of(paths));
    for (int node = 0; node < paths.length; node++) {
      answers.expect(
          "data of " + paths[node],
          List.of(Values.hexadecimal(values.get(node))),
          List.of(Values.hexadecimal(found.get(node))));
    }
  }

  @Override
  public Worker worker(Session session, String name, int index) {
    return new Reader(session, turns(index));
  }

  /** The order of a client: it starts apart from the others. */
  Turns turns(int client) {
    return new Turns(order, APART * client);
  }

  String path(int node) {
    return paths[node];
  }

  /** Nodes in an order that begins again when it ends. For one thread. */
  static final class Turns {
    private final int[] order;
    private int turn;

    private Turns(int[] order, int turn) {
      this.order = order;
      this.turn = turn;
    }

    int next() {
      return order[turn++ & (TURNS - 1)];
    }
  }

  private final class Reader implements Worker {
    private final Session session;
    private final Turns turns;

    Reader(Session session, Turns turns) {
      this.session = session;
      this.turns = turns;
    }

    @Override
    public void once() throws KeeperException, InterruptedException {
      int node = turns.next();
      checkValue(node, session.client().getData(paths[node], false, null));
    }

    @Override
    public void send(Completion completion) {
      int node = turns.next();
      session
          .client()
          .getData(
              paths[node],
              false,
              (code, path, context, data, stat) ->
                  Requests.complete(completion, code, path, () -> checkValue(node, data)),
              null);
    }

    private void checkValue(int node, byte[] found) {
      if (!Arrays.equals(found, values.get(node))) {
        throw directory.wrongAnswer(
            "data of " + paths[node],
            Values.hexadecimal(values.get(node)),
            Values.hexadecimal(found));
      }
    }
  }
}
