package io.archbench.relational;

import java.sql.Connection;
import java.sql.SQLException;

/** One who asks for one kind of work, and checks each answer. For one thread at a time. */
@FunctionalInterface
interface Client {
  /**
   * Asks once.
   *
   * @param connection from the pool, in auto-commit; the pool sets it back
   * @throws io.archbench.workload.WrongAnswerException if the answer is wrong
   */
  void once(Connection connection) throws SQLException;
}
