package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** One kind of work that clients ask a server for, with the tables that it needs. */
interface Operation {
  /** Digest of what the tables hold at first, or what is written. */
  String corpusSha256();

  /** What connections of its clients have beside what all have. */
  default void configure(Properties properties) {}

  /** Makes and fills the tables; called once, before the first client. */
  void prepare(Connection administrator) throws SQLException;

  /**
   * Makes sure that a client's connection does what is to be measured.
   *
   * @throws IllegalStateException if it does something else
   */
  default void verify(Connection connection) throws SQLException {}

  /**
   * A client that asks for it over and over.
   *
   * @param index from 0
   * @param clients that there are, each with an index of its own
   */
  Client client(Connection administrator, int index, int clients) throws SQLException;

  /** Removes what clients have left behind, so that it does not grow with what they did. */
  default void tidy(Connection administrator) throws SQLException {}

  /**
   * Compares the tables with what all that was done has to have made of them.
   *
   * @throws io.archbench.workload.WrongAnswerException if they hold something else
   */
  void check(Connection administrator, AnswerDigest answers) throws SQLException;
}
