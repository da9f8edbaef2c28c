package io.archbench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;

/**
 * A history in a file. Readers and one writer do not keep each other waiting; a second writer waits
 * until the first one is done.
 *
 * @param patience how long one waits for another writer
 */
record SqliteFile(Path file, Duration patience) implements Database {
  private static final int PRIMARY_CODE = 0xff;
  private static final long PAUSE_MILLIS = 20;

  /**
   * The file of that path, with its directory.
   *
   * @throws UnusableHistoryException if no file can be there
   */
  static SqliteFile at(Path path, Duration patience) {
    Path file = path.toAbsolutePath().normalize();
    if (Files.isDirectory(file)) {
      throw new UnusableHistoryException(
          path + " is a directory. Name a file in it, such as " + path.resolve("history.db") + ".");
    }
    Path parent = file.getParent();
    try {
      if (parent != null) {
        Files.createDirectories(parent);
      }
    } catch (IOException e) {
      throw new UnreachableHistoryException(
          "cannot make the directory "
              + parent
              + " for a history: "
              + e
              + ". Name a place that can be written with --history or ARCHBENCH_HISTORY.",
          e);
    }
    return new SqliteFile(file, patience);
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Connection connect(Access access) throws SQLException {
    boolean writable = !Files.exists(file) || Files.isWritable(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
    config.enforceForeignKeys(true);
    config.setReadOnly(!writable);
    switch (access) {
      case READ -> config.setTransactionMode(TransactionMode.DEFERRED);
      case WRITE -> {
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        if (writable) {
          config.setJournalMode(JournalMode.WAL);
        }
      }
    }
    return writable ? connect(url(), config) : connectReadOnly(config);
  }

  /** Beside a file that may not be written there may be no files of locks either. */
  Connection connectReadOnly(SQLiteConfig config) throws SQLException {
    Connection connection = connect(url(), config);
    try (Statement statement = connection.createStatement();
        ResultSet tables = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
      tables.next();
      return connection;
    } catch (SQLException e) {
      connection.close();
      boolean open = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
      return switch (trouble(e)) {
        case GONE, READ_ONLY -> {
          if (open) {
            throw e;
          }
          yield connect(url() + "?immutable=1", config);
        }
        case LOCKED, FULL, REFUSED, NOT_A_DATABASE, DAMAGED, GIVEN_UP, UNKNOWN -> throw e;
      };
    }
  }

  /** Two that make the same file at once may refuse each other without waiting. */
  private Connection connect(String url, SQLiteConfig config) throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return JDBC.createConnection(url, config.toProperties());
      } catch (SQLException e) {
        if (trouble(e) != Trouble.LOCKED || System.nanoTime() > deadline) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(SQLException reason) throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }

  private String url() {
    // as a URI, for a question mark in a path would begin the settings
    return JDBC.PREFIX + file.toUri();
  }

  /** Its transactions begin with that. */
  @Override
  public void lockOthersOut(Handle handle) {}

  @Override
  public String tables() {
    return "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
        + " ESCAPE '\\'";
  }

  @Override
  public Trouble trouble(SQLException failure) {
    return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY_CODE)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> Trouble.LOCKED;
      case SQLITE_CANTOPEN, SQLITE_IOERR -> Trouble.GONE;
      case SQLITE_READONLY -> Trouble.READ_ONLY;
      case SQLITE_FULL -> Trouble.FULL;
      case SQLITE_PERM, SQLITE_AUTH -> Trouble.REFUSED;
      case SQLITE_NOTADB -> Trouble.NOT_A_DATABASE;
      case SQLITE_CORRUPT -> Trouble.DAMAGED;
      default -> Trouble.UNKNOWN;
    };
  }
}
