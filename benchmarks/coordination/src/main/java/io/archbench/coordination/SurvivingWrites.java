package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.KeeperException.BadVersionException;
import org.apache.zookeeper.KeeperException.ConnectionLossException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.data.Stat;

/**
 * The writes of one client while servers die. Each has the version that the client expects, so that
 * one whose answer was lost with the connection is neither lost nor done twice. For one thread.
 */
final class SurvivingWrites {
  private static final int NODES = 16;
  private static final long PATIENCE_NANOSECONDS = TimeUnit.SECONDS.toNanos(60);

  private final String parent;
  private final Values values;
  private final CellDirectory directory;
  private int written;

  /** Makes the nodes that are written. */
  SurvivingWrites(Session session, String parent, Values values, CellDirectory directory)
      throws KeeperException, InterruptedException {
    this.parent = parent;
    this.values = values;
    this.directory = directory;
    Requests.createParent(session, parent);
    for (int node = 0; node < NODES; node++) {
      session
          .client()
          .create(path(node), values.get(node), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
    }
  }

  private String path(int node) {
    return parent + "/node-" + node;
  }

  /** Writes so many times; each has to succeed at once. */
  void write(Session session, int times) throws KeeperException, InterruptedException {
    for (int time = 0; time < times; time++) {
      writeNext(session);
    }
  }

  /**
   * Writes once, as often as connections are lost meanwhile.
   *
   * @throws IllegalStateException if it does not succeed within a minute
   */
  void writeUntilAnswered(Session session) throws KeeperException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        writeNext(session);
        return;
      } catch (ConnectionLossException e) {
        if (System.nanoTime() - start > PATIENCE_NANOSECONDS) {
          throw new IllegalStateException("no write was answered for a minute after a kill", e);
        }
      }
    }
  }

  private void writeNext(Session session) throws KeeperException, InterruptedException {
    int node = written % NODES;
    int version = written / NODES;
    byte[] value = values.get(node + version + 1);
    Stat stat;
    try {
      stat = session.client().setData(path(node), value, version);
    } catch (BadVersionException e) {
      stat = alreadyWritten(session, node, value);
    }
    if (stat.getVersion() != version + 1) {
      throw directory.wrongAnswer("version of " + path(node), version + 1, stat.getVersion());
    }
    written++;
  }

  /** Only its answer was lost: then the node has this value, which nobody else writes. */
  private Stat alreadyWritten(Session session, int node, byte[] value)
      throws KeeperException, InterruptedException {
    Stat stat = new Stat();
    byte[] found = session.client().getData(path(node), false, stat);
    if (!Arrays.equals(found, value)) {
      throw directory.wrongAnswer(
          "data of " + path(node), Values.hexadecimal(value), Values.hexadecimal(found));
    }
    return stat;
  }

  /** Compares each node with what was acknowledged, as one server has it. */
  void check(Session reader, String server, AnswerDigest answers)
      throws KeeperException, InterruptedException {
    reader.client().sync(parent);
    List<String> children = reader.client().getChildren(parent, false);
    answers.expect("nodes of " + parent + " on " + server, NODES, children.size());
    for (int node = 0; node < NODES; node++) {
      int version = written / NODES + (node < written % NODES ? 1 : 0);
      Stat stat = new Stat();
      byte[] found = reader.client().getData(path(node), false, stat);
      answers.expect("version of " + path(node) + " on " + server, version, stat.getVersion());
      answers.expect(
          "data of " + path(node) + " on " + server,
          List.of(Values.hexadecimal(values.get(node + version))),
          List.of(Values.hexadecimal(found)));
    }
  }
}
