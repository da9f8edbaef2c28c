package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import org.apache.zookeeper.KeeperException;

/** One kind of request that clients send, with what it needs in the tree. */
interface Operation {
  /** Digest of what is written. */
  String corpusSha256();

  /** Makes what all clients need; called once, before the first worker. */
  void prepare(Session session) throws KeeperException, InterruptedException;

  /** Compares what was made with what had to be made, through another session. */
  default void check(Session reader, AnswerDigest answers)
      throws KeeperException, InterruptedException {}

  /**
   * A client that sends it.
   *
   * @param session that it sends through
   * @param name of what it has for itself in the tree
   * @param index where it starts, if all read the same
   */
  Worker worker(Session session, String name, int index)
      throws KeeperException, InterruptedException;
}
