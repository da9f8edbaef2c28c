package io.archbench.history;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.postgresql.Driver;

/**
 * A history in a schema of a PostgreSQL database. Readers and one writer do not keep each other
 * waiting; a second writer waits until the first one is done.
 *
 * @param url without a password
 * @param patience how long one waits for another writer
 */
record PostgresDatabase(String url, Optional<Path> passwordFile, Duration patience)
    implements Database {
  static final String PREFIX = "jdbc:postgresql:";

  /** Environment variable that names the file with the password. */
  static final String PASSWORD_FILE = "ARCHBENCH_HISTORY_PASSWORD_FILE";

  private static final String HOW =
      " Put it into a file that you alone can read, and name the file in "
          + PASSWORD_FILE
          + ", or into ~/.pgpass; ?user=NAME may stay in the URL.";

  /** Any number that other programs do not use: "arch". */
  private static final int LOCK = 0x61726368;

  /** Leaves time to wait for another writer, of whom nothing is heard meanwhile. */
  private static final long SILENCE_SECONDS = 60;

  /**
   * Names one.
   *
   * @throws UnusableHistoryException if the URL holds a password, or is none
   */
  static PostgresDatabase at(String url, Optional<Path> passwordFile, Duration patience) {
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    if (address.indexOf('@') >= 0) {
      throw new UnusableHistoryException(
          "the URL of a history names a user or a password before an @, which the driver does not"
              + " read and which others could."
              + HOW);
    }
    boolean password =
        query >= 0
            && Arrays.stream(url.substring(query + 1).split("&", -1))
                .map(each -> each.split("=", 2)[0])
                .map(PostgresDatabase::decoded)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("password"));
    if (password) {
      throw new UnusableHistoryException(
          "the URL of a history holds a password, which others can read in lists of processes and"
              + " in logs."
              + HOW);
    }
    if (!url.startsWith(PREFIX + "//") || Driver.parseURL(url, new Properties()) == null) {
      throw new UnusableHistoryException(
          url
              + " is not the URL of a PostgreSQL database: expected"
              + " jdbc:postgresql://HOST:PORT/DATABASE?user=NAME");
    }
    return new PostgresDatabase(url, passwordFile, patience);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public String place() {
    return url;
  }

  @Override
  public Connection connect(Access access) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "archbench");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "20");
    properties.setProperty("socketTimeout", Long.toString(patience.toSeconds() + SILENCE_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    if (access == Access.READ) {
      // numbers as they are, not as text: there may be millions of them
      properties.setProperty("prepareThreshold", "-1");
    }
    passwordFile.ifPresent(file -> properties.setProperty("password", password(file)));
    Connection connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new UnusableHistoryException(url + " is not the URL of a PostgreSQL database");
    }
    // whatever the server's default is: who waited for the lock has to see what others wrote
    connection.setTransactionIsolation(
        switch (access) {
          case READ -> Connection.TRANSACTION_REPEATABLE_READ;
          case WRITE -> Connection.TRANSACTION_READ_COMMITTED;
        });
    return connection;
  }

  private static String password(Path file) {
    try {
      String password = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (password.isEmpty()) {
        throw new UnusableHistoryException(
            file + ", which " + PASSWORD_FILE + " names, holds no password.");
      }
      return password;
    } catch (IOException e) {
      throw new UnusableHistoryException(
          file + ", which " + PASSWORD_FILE + " names, cannot be read: " + e, e);
    }
  }

  @Override
  public void lockOthersOut(Handle handle) {
    handle.execute("SET LOCAL lock_timeout = " + patience.toMillis());
    // histories in other schemas of the database go on
    handle
        .createQuery("SELECT 1 FROM pg_advisory_xact_lock(?, hashtext(current_schema()))")
        .bind(0, LOCK)
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public String tables() {
    return "SELECT table_name::text FROM information_schema.tables WHERE table_schema ="
        + " current_schema()";
  }

  @Override
  public Trouble trouble(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null || state.length() < 2) {
      return Trouble.UNKNOWN;
    }
    return switch (state) {
      case "55P03" -> Trouble.LOCKED;
      case "57P01", "57P02", "57P03" -> Trouble.GONE;
      case "25006" -> Trouble.READ_ONLY;
      case "25P01", "25P02", "25P03", "25P04" -> Trouble.GIVEN_UP;
      case "42501", "3D000", "3F000" -> Trouble.REFUSED;
      case "53100" -> Trouble.FULL;
      case "XX001", "XX002" -> Trouble.DAMAGED;
      default ->
          switch (state.substring(0, 2)) {
            case "08", "53" -> Trouble.GONE;
            case "28" -> Trouble.REFUSED;
            case "40", "57" -> Trouble.GIVEN_UP;
            default -> Trouble.UNKNOWN;
          };
    };
  }
}
