package io.archbench.history;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** What the two databases do not have in common. Thread-safe. */
interface Database {
  /** What a connection is for. */
  enum Access {
    /** A transaction of it sees one state of the database, whatever others write. */
    READ,
    WRITE
  }

  /** What can go wrong, as far as it makes a difference to people. */
  enum Trouble {
    /** Somebody else has been writing for longer than one waits. */
    LOCKED,
    /** There is no connection, or it broke. */
    GONE,
    /** It may be read, not written. */
    READ_ONLY,
    /** There is no space left. */
    FULL,
    /** Whoever asks may not. */
    REFUSED,
    /** The file holds something else. */
    NOT_A_DATABASE,
    /** The file is not as it was written. */
    DAMAGED,
    /** The database gave the transaction up, or somebody ended it there. */
    GIVEN_UP,
    /** Nobody thought of it. */
    UNKNOWN
  }

  /** Where it is, for people; holds no password. */
  String place();

  /** Opens a connection. */
  Connection connect(Access access) throws SQLException;

  /** Keeps other writers waiting until the transaction ends. */
  void lockOthersOut(Handle handle);

  /** A query for the names of all tables that it has. */
  String tables();

  /** What an exception of its driver means. */
  Trouble trouble(SQLException failure);
}
