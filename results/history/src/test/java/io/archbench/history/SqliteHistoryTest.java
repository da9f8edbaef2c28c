package io.archbench.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteHistoryTest extends HistoryConformance {
  private int files;

  @Override
  String freshLocation() {
    return directory.resolve("not there yet?").resolve("100 % " + files++ + ".db").toString();
  }

  @Override
  Database database(String location, Duration patience) {
    return History.database(location, Map.of(), patience);
  }

  @Override
  void breakOff(Connection connection) throws SQLException {
    throw new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_WRITE);
  }

  @Override
  Map<String, String> environmentOfProcesses() {
    return Map.of();
  }

  @Override
  Connection connect(String location) throws SQLException {
    return database(location, PATIENCE).connect(Database.Access.WRITE);
  }

  @Test
  void aHistoryIsOneFileWhenNobodyUsesIt() throws Exception {
    try (History history = history()) {
      history.add(Nights.FEW.night(1));
      assertThat(history.nights()).hasSize(1);
      Path file = Path.of(history.place());
      try (Stream<Path> all = Files.list(file.resolveSibling("."))) {
        assertThat(all.map(Path::getFileName)).containsExactly(file.getFileName());
      }
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsLeftAlone() throws Exception {
    Path file = directory.resolve("notes.txt");
    String text = "nothing of a database, and longer than the header of one\n".repeat(100);
    Files.writeString(file, text);
    assertThatThrownBy(() -> History.open(file.toString()))
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("the file is not an SQLite database");
    assertThat(file).hasContent(text);
  }

  @Test
  void aDamagedFileIsNoticed() throws Exception {
    Path file = directory.resolve("damaged.db");
    try (History history = History.open(file.toString())) {
      for (int number = 0; number < 20; number++) {
        history.add(Nights.FEW.night(number));
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0xff);
    Files.write(file, bytes);
    assertThatThrownBy(
            () -> {
              try (History history = History.open(file.toString())) {
                history.series(Selection.ALL);
              }
            })
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining("it is damaged")
        .hasMessageContaining("Restore it from a copy");
  }

  @Test
  void aFileThatWasCutShortIsNoticed() throws Exception {
    Path file = directory.resolve("short.db");
    try (History history = History.open(file.toString())) {
      history.add(Nights.FEW.night(1));
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> History.open(file.toString()).series(Selection.ALL))
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aDirectoryIsNoHistory() {
    assertThatThrownBy(() -> History.open(directory.toString()))
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining("is a directory. Name a file in it");
  }

  @Test
  void aFileInTheWayOfADirectoryIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> History.open(file.resolve("history.db").toString()))
        .isInstanceOf(UnreachableHistoryException.class)
        .hasMessageContaining("cannot make the directory " + file);
  }

  @Test
  void readingAHistoryThatIsNotThereMakesNone() {
    Path file = directory.resolve("none.db");
    assertThatThrownBy(() -> History.openExisting(file.toString()))
        .isInstanceOf(UnusableHistoryException.class)
        .hasMessageContaining("there is no history at " + file)
        .hasMessageContaining("archbench history add RUN");
    assertThat(file).doesNotExist();
  }

  @Test
  void aReadOnlyFileCanBeReadAndSaysSoToWriters() {
    SqliteFile file = SqliteFile.at(directory.resolve("kept.db"), PATIENCE);
    try (History history = History.open(file)) {
      history.add(Nights.FEW.night(1));
    }
    try (History history = History.open(new ReadOnly(file))) {
      assertThat(history.nights()).hasSize(1);
      assertThatThrownBy(() -> history.add(Nights.FEW.night(2)))
          .isInstanceOf(UnreachableHistoryException.class)
          .hasMessageContaining("it is read-only");
      assertThat(history.nights()).hasSize(1);
    }
  }

  @Test
  void aReadOnlyFileShowsWhatItsWriterHasNotMovedIntoItYet() throws Exception {
    SqliteFile file = SqliteFile.at(directory.resolve("kept.db"), PATIENCE);
    try (Connection writer = file.connect(Database.Access.WRITE);
        Statement statement = writer.createStatement()) {
      statement.execute("CREATE TABLE seen (number INTEGER)");
      assertThat(tables(file)).isEqualTo(1);
    }
  }

  @Test
  void aReadOnlyFileThatCanHaveNoLocksBesideItIsReadAsItIs() throws Exception {
    SqliteFile file = SqliteFile.at(directory.resolve("kept.db"), PATIENCE);
    try (Connection writer = file.connect(Database.Access.WRITE);
        Statement statement = writer.createStatement()) {
      statement.execute("CREATE TABLE seen (number INTEGER)");
    }
    Files.createDirectory(directory.resolve("kept.db-shm"));
    assertThat(tables(file)).isEqualTo(1);
  }

  private static int tables(SqliteFile file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = file.connectReadOnly(config);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
      found.next();
      return found.getInt(1);
    }
  }

  @Test
  void whatNobodyThoughtOfIsSaidInTheDatabasesOwnWords() {
    Database strange =
        new FaultyDatabase(
            SqliteFile.at(directory.resolve("strange.db"), PATIENCE),
            1,
            connection -> {
              throw new SQLException(
                  "the moon is full", "HY000", SQLiteErrorCode.SQLITE_MISUSE.code);
            },
            true);
    assertThatThrownBy(() -> History.open(strange))
        .isInstanceOf(UnreachableHistoryException.class)
        .hasMessageContaining("the database said: the moon is full")
        .hasMessageContaining("run the same command again");
  }

  /** As a file is to whoever may only read it: root may write to any. */
  private record ReadOnly(SqliteFile file) implements Database {
    @Override
    public String place() {
      return file.place();
    }

    @Override
    public Connection connect(Access access) throws SQLException {
      SQLiteConfig config = new SQLiteConfig();
      config.setReadOnly(true);
      switch (access) {
        case READ -> {}
        case WRITE -> config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      }
      return JDBC.createConnection(
          JDBC.PREFIX + file.file().toUri() + "?immutable=1", config.toProperties());
    }

    @Override
    public void lockOthersOut(Handle handle) {
      file.lockOthersOut(handle);
    }

    @Override
    public String tables() {
      return file.tables();
    }

    @Override
    public Trouble trouble(SQLException failure) {
      return file.trouble(failure);
    }
  }

  @Test
  void otherUrlsAreRefusedWithoutShowingThem() {
    for (String url :
        new String[] {"jdbc:mysql://user:secret@host/db", "postgresql://user:secret@host/db"}) {
      assertThatThrownBy(() -> History.open(url))
          .isInstanceOf(UnusableHistoryException.class)
          .hasMessageContaining("jdbc:postgresql://")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
    assertThatThrownBy(() -> History.open("a\0b")).isInstanceOf(UnusableHistoryException.class);
  }

  @Test
  void anEmptyFileBecomesAHistory() throws Exception {
    Path file = Files.write(directory.resolve("empty.db"), "".getBytes(StandardCharsets.UTF_8));
    try (History history = History.open(file.toString())) {
      assertThat(history.studies()).isEmpty();
    }
  }
}
