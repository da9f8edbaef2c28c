package io.archbench.history;

import io.archbench.history.Database.Access;
import io.archbench.history.Database.Trouble;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Does things in one transaction each, wholly or not at all, on a connection of their own.
 * Thread-safe.
 */
final class Transactions {
  private final Database database;
  private final Jdbi reading;
  private final Jdbi writing;

  Transactions(Database database) {
    this.database = database;
    this.reading = Jdbi.create(() -> database.connect(Access.READ));
    this.writing = Jdbi.create(() -> database.connect(Access.WRITE));
  }

  Database database() {
    return database;
  }

  /** Asks for something; all of it is of one moment. */
  <T> T read(Function<Handle, T> work) {
    return run(reading, work, "read");
  }

  /** Changes something; nobody else does at the same time. */
  <T> T write(Function<Handle, T> work) {
    return run(
        writing,
        handle -> {
          database.lockOthersOut(handle);
          return work.apply(handle);
        },
        "written to");
  }

  private <T> T run(Jdbi connections, Function<Handle, T> work, String doing) {
    try {
      return connections.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw failure(e, doing);
    }
  }

  private RuntimeException failure(JdbiException failure, String doing) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return failure(failure, database.trouble(sql), sql.getMessage() + "", doing);
      }
    }
    return failure;
  }

  private RuntimeException failure(
      JdbiException failure, Trouble trouble, String reason, String doing) {
    String what = "the history " + database.place() + " cannot be " + doing + ": ";
    String words = reason.lines().findFirst().orElse("");
    return switch (trouble) {
      case LOCKED ->
          new UnreachableHistoryException(
              what
                  + "another program has been writing to it for too long. Nothing was changed. Look"
                  + " for an archbench that hangs, and run the same command again.",
              failure);
      case GONE ->
          new UnreachableHistoryException(
              what
                  + "there is no connection to it, or it broke ("
                  + words
                  + "). See that it can be reached, and run the same command again: what is there"
                  + " already is not added twice.",
              failure);
      case READ_ONLY ->
          new UnreachableHistoryException(
              what
                  + "it is read-only. Nothing was changed. Allow writing, or name another history.",
              failure);
      case FULL ->
          new UnreachableHistoryException(
              what
                  + "there is no space left. Nothing was changed. Free some, and run the same"
                  + " command again.",
              failure);
      case REFUSED ->
          new UnreachableHistoryException(
              what
                  + words
                  + ". Check user, password ("
                  + PostgresDatabase.PASSWORD_FILE
                  + " or ~/.pgpass), database, schema and rights.",
              failure);
      case NOT_A_DATABASE ->
          new UnusableHistoryException(
              what + "the file is not an SQLite database. Nothing was changed. Name another file.",
              failure);
      case DAMAGED ->
          new UnusableHistoryException(
              what
                  + "it is damaged ("
                  + words.toLowerCase(Locale.ROOT)
                  + "). Restore it from a copy, or add its runs to a new one.",
              failure);
      case GIVEN_UP ->
          new UnreachableHistoryException(
              what
                  + "the database gave up what was asked ("
                  + words
                  + "). Run the same command again: what is there already is not added twice.",
              failure);
      case UNKNOWN ->
          new UnreachableHistoryException(
              what
                  + "the database said: "
                  + words
                  + ". See what it says in its log, and run the same command again: what is there"
                  + " already is not added twice.",
              failure);
    };
  }
}
