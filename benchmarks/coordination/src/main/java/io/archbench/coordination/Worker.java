package io.archbench.coordination;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.Completion;
import org.apache.zookeeper.KeeperException;

/** A client that sends one kind of request over and over, and checks each answer. One thread. */
interface Worker {
  /**
   * Sends one and waits for its answer.
   *
   * @throws io.archbench.workload.WrongAnswerException if it is wrong
   */
  void once() throws KeeperException, InterruptedException;

  /** Sends one; its answer is checked, and then its completion told, by the session's thread. */
  void send(Completion completion);

  /**
   * Compares the tree with what all that was sent has to have made of it; one who only reads has
   * nothing to compare.
   *
   * @param reader another session, where there are servers enough with another server
   * @throws io.archbench.workload.WrongAnswerException if it is something else
   */
  default void check(Session reader, AnswerDigest answers)
      throws KeeperException, InterruptedException {}
}
