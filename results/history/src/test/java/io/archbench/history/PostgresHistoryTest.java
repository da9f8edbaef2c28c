package io.archbench.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

class PostgresHistoryTest extends HistoryConformance {
  @TempDir private static Path secrets;

  @BeforeAll
  static void haveAServer() throws IOException {
    PrivatePostgres.server();
    Files.writeString(secrets.resolve("password"), PrivatePostgres.PASSWORD + "\n");
  }

  @Override
  String freshLocation() throws SQLException {
    return PrivatePostgres.server().database();
  }

  @Override
  Database database(String location, Duration patience) {
    return History.database(location, environmentOfProcesses(), patience);
  }

  @Override
  void breakOff(Connection connection) throws SQLException {
    PrivatePostgres.server().end(connection.unwrap(PGConnection.class).getBackendPID());
  }

  @Override
  Map<String, String> environmentOfProcesses() {
    return Map.of(PostgresDatabase.PASSWORD_FILE, secrets.resolve("password").toString());
  }

  @Override
  Connection connect(String location) throws SQLException {
    return DriverManager.getConnection(location, PrivatePostgres.USER, PrivatePostgres.PASSWORD);
  }

  @Test
  void aHistoryMovesFromOneDatabaseToTheOtherAndBack() throws Exception {
    Path first = directory.resolve("first.ndjson");
    Path second = directory.resolve("second.ndjson");
    try (History sqlite = History.open(directory.resolve("one.db").toString());
        OutputStream out = Files.newOutputStream(first)) {
      for (int number = 0; number < 20; number++) {
        sqlite.add(Nights.FEW.night(number));
      }
      sqlite.export(out);
    }
    try (History postgres = history();
        OutputStream out = Files.newOutputStream(second)) {
      postgres.importFrom(first, false);
      postgres.export(out);
    }
    assertThat(second).hasSameBinaryContentAs(first);
    try (History sqlite = History.open(directory.resolve("two.db").toString())) {
      sqlite.importFrom(second, false);
      assertThat(exported(sqlite)).isEqualTo(Files.readAllBytes(first));
    }
  }

  @Test
  void schemasOfOneDatabaseAreHistoriesOfTheirOwn() throws Exception {
    String url = freshLocation();
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA one");
      statement.execute("CREATE SCHEMA two");
      statement.execute("CREATE TABLE accounts (id INTEGER)");
    }
    try (History one = History.open(database(url + "&currentSchema=one", PATIENCE));
        History two = History.open(database(url + "&currentSchema=two", PATIENCE))) {
      one.add(Nights.FEW.night(1));
      assertThat(one.nights()).hasSize(1);
      assertThat(two.nights()).isEmpty();
    }
    assertThatThrownBy(
            () -> History.open(database(url + "&currentSchema=three", PATIENCE)).nights())
        .isInstanceOf(UnreachableHistoryException.class)
        .hasMessageContaining("schema");
  }

  @Test
  void aDatabaseThatMayOnlyBeReadSaysSoToWriters() throws Exception {
    String url = freshLocation();
    try (History history = History.open(database(url, PATIENCE))) {
      history.add(Nights.FEW.night(1));
    }
    String readOnly = url + "&options=-c%20default_transaction_read_only=on";
    try (History history = History.open(database(readOnly, PATIENCE))) {
      assertThat(history.nights()).hasSize(1);
      assertThatThrownBy(() -> history.add(Nights.FEW.night(2)))
          .isInstanceOf(UnreachableHistoryException.class)
          .hasMessageContaining("it is read-only");
    }
  }

  @Test
  void aServerThatForcesAnotherIsolationMakesNoDifference() throws Exception {
    String url = freshLocation();
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER DATABASE "
              + connection.getCatalog()
              + " SET default_transaction_isolation = 'serializable'");
    }
    try (History history = History.open(database(url, PATIENCE))) {
      history.add(Nights.FEW.night(1));
      assertThat(history.nights()).hasSize(1);
    }
  }

  @Test
  void whoMayNotComeInIsToldWhereThePasswordIsLookedFor() throws Exception {
    String url = freshLocation();
    Path wrong = Files.writeString(directory.resolve("wrong"), "guessed");
    assertThatThrownBy(
            () ->
                History.open(
                    History.database(
                        url, Map.of(PostgresDatabase.PASSWORD_FILE, wrong.toString()), PATIENCE)))
        .isInstanceOf(UnreachableHistoryException.class)
        .hasMessageContaining("password authentication failed")
        .hasMessageContaining("ARCHBENCH_HISTORY_PASSWORD_FILE or ~/.pgpass")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("guessed"));
    assertThatThrownBy(
            () -> History.open(database(PrivatePostgres.server().url("not_there"), PATIENCE)))
        .isInstanceOf(UnreachableHistoryException.class)
        .hasMessageContaining("not_there");
  }

  @Test
  void aPasswordFileThatHelpsNobodyIsNamed() throws Exception {
    String url = freshLocation();
    Path none = directory.resolve("none");
    assertThatThrownBy(() -> History.open(with(url, none)))
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining(none + ", which ARCHBENCH_HISTORY_PASSWORD_FILE names");
    Path empty = Files.writeString(directory.resolve("empty"), "\n");
    assertThatThrownBy(() -> History.open(with(url, empty)))
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining("holds no password");
  }

  private static Database with(String url, Path passwordFile) {
    return History.database(
        url, Map.of(PostgresDatabase.PASSWORD_FILE, passwordFile.toString()), PATIENCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"57014", "57P05", "40001", "40P01", "25P02", "25P03"})
  void whatTheServerGaveUpIsNoMistakeOfArchbench(String state) {
    Database database = database("jdbc:postgresql://127.0.0.1:1/none?user=x", PATIENCE);
    assertThat(database.trouble(new SQLException("canceled", state)))
        .isEqualTo(Database.Trouble.GIVEN_UP);
    assertThat(database.trouble(new SQLException("shut down", "57P01")))
        .isEqualTo(Database.Trouble.GONE);
    assertThat(database.trouble(new SQLException("no such column", "42703")))
        .isEqualTo(Database.Trouble.UNKNOWN);
  }

  @Test
  void aServerThatIsNotThereSaysSo() {
    assertThatThrownBy(
            () -> History.open(database("jdbc:postgresql://127.0.0.1:1/none?user=x", PATIENCE)))
        .isInstanceOf(UnreachableHistoryException.class)
        .hasMessageContaining("there is no connection to it")
        .hasMessageContaining("run the same command again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://host/db?user=ann&password=secret",
        "jdbc:postgresql://host/db?pass%77ord=secret",
        "jdbc:postgresql://host/db?ssl=true&sslpassword=secret",
        "jdbc:postgresql://host/db?PASSWORD=secret",
        "jdbc:postgresql://ann:secret@host/db"
      })
  void aPasswordInTheUrlIsRefusedAndNotShown(String url) {
    assertThatThrownBy(() -> database(url, PATIENCE))
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining("ARCHBENCH_HISTORY_PASSWORD_FILE")
        .hasMessageContaining("~/.pgpass")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void aUrlThatIsNoneIsNamed() {
    for (String url :
        new String[] {"jdbc:postgresql:db", "jdbc:postgresql://host:port/db", "jdbc:postgresql:"}) {
      assertThatThrownBy(() -> database(url, PATIENCE))
          .isInstanceOf(UnusableHistoryException.class)
          .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE?user=NAME");
    }
  }
}
