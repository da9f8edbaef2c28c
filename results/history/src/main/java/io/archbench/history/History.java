package io.archbench.history;

import io.archbench.analysis.trend.Series;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Nights of studies, in an SQLite file or a PostgreSQL database. Thread-safe, and safe beside other
 * processes.
 *
 * <p>Each call is one transaction on a connection of its own: what fails has changed nothing and
 * can be called again. One writer at a time; another one waits.
 */
public final class History implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String JDBC = "jdbc:";

  private final Transactions transactions;
  private volatile boolean closed;

  private History(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Opens a history, and makes it if there is none.
   *
   * @param location path of an SQLite file, or a {@code jdbc:postgresql://} URL without a password;
   *     that comes from the file that {@code ARCHBENCH_HISTORY_PASSWORD_FILE} names, or from {@code
   *     ~/.pgpass}
   * @throws UnusableHistoryException if there is something else at that place
   * @throws UnreachableHistoryException if it cannot be reached
   */
  public static History open(String location) {
    return open(database(location, System.getenv(), PATIENCE));
  }

  /**
   * Opens a history that is there.
   *
   * @throws UnusableHistoryException if there is none
   */
  public static History openExisting(String location) {
    Database database = database(location, System.getenv(), PATIENCE);
    if (database instanceof SqliteFile sqlite && !Files.exists(sqlite.file())) {
      throw new UnusableHistoryException(
          "there is no history at "
              + database.place()
              + ". Add a run first: archbench history add RUN.");
    }
    return open(database);
  }

  static History open(Database database) {
    return open(database, Schema.CURRENT);
  }

  static History open(Database database, Schema schema) {
    Transactions transactions = new Transactions(database);
    schema.bringUpToDate(transactions);
    return new History(transactions);
  }

  static Database database(String location, Map<String, String> environment, Duration patience) {
    if (location.startsWith(PostgresDatabase.PREFIX)) {
      return PostgresDatabase.at(
          location,
          Optional.ofNullable(environment.get(PostgresDatabase.PASSWORD_FILE))
              .filter(value -> !value.isBlank())
              .map(Path::of),
          patience);
    }
    if (location.startsWith(JDBC) || location.matches("postgres(ql)?://.*")) {
      throw new UnusableHistoryException(
          "a history is the path of an SQLite file, or a URL that begins with"
              + " jdbc:postgresql://; this one begins with "
              + location.substring(0, location.indexOf(':') + 1)
              + ".");
    }
    try {
      return SqliteFile.at(Path.of(location), patience);
    } catch (InvalidPathException e) {
      throw new UnusableHistoryException("no path of a history: " + e.getMessage(), e);
    }
  }

  /** Where it is; holds no password. */
  public String place() {
    return transactions.database().place();
  }

  /**
   * Adds a night.
   *
   * @throws NightConflictException if its run is there with another content
   */
  public Added add(NightRecord night) {
    return add(night, false);
  }

  /** Adds a night; it takes the place of another content of its run. */
  public Added addAgain(NightRecord night) {
    return add(night, true);
  }

  private Added add(NightRecord night, boolean again) {
    return write(handle -> new NightWriter(handle, place()).write(night, again));
  }

  /** The series that are wanted, each with all of its nights that are. */
  public List<Series> series(Selection selection) {
    return read(handle -> new NightReader(handle).series(selection));
  }

  /** What there is, by study. */
  public List<StudySummary> studies() {
    return read(handle -> new NightReader(handle).studies());
  }

  /** What there is, by study and night. */
  public List<NightSummary> nights() {
    return read(handle -> new NightReader(handle).nights());
  }

  /**
   * Gives up what is older than that: counted from the newest night of each study, or from now if
   * that is earlier. A study that rests loses nothing, and neither does any by a clock that is
   * wrong.
   */
  public Pruned prune(Duration keep, Instant now) {
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException("nothing would be left of " + keep);
    }
    return write(handle -> prune(handle, keep, now.toEpochMilli()));
  }

  private static Pruned prune(Handle handle, Duration keep, long now) {
    String old =
        "FROM night WHERE measured < (SELECT CASE WHEN MAX(other.measured) < ? THEN"
            + " MAX(other.measured) ELSE ? END FROM night other"
            + " WHERE other.study = night.study) - ?";
    List<Integer> nights =
        handle
            .createQuery("SELECT id " + old)
            .bind(0, now)
            .bind(1, now)
            .bind(2, keep.toMillis())
            .mapTo(Integer.class)
            .list();
    long rows = 0;
    for (int night : nights) {
      rows += handle.execute("DELETE FROM ratio WHERE night = ?", night);
      handle.execute("DELETE FROM night WHERE id = ?", night);
    }
    NightWriter.dropWithoutRows(handle);
    return new Pruned(nights.size(), rows);
  }

  /**
   * Writes all nights, one line of JSON for each row, by study and time: the same history gives the
   * same bytes, whatever database it is in.
   *
   * @return lines
   */
  public long export(OutputStream out) throws IOException {
    try {
      return read(handle -> export(new NightReader(handle), out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long export(NightReader nights, OutputStream out) {
    long[] lines = {0};
    nights.forEach(
        (night, record) -> {
          try {
            for (HistoryLine line : record.lines().toList()) {
              out.write(CanonicalJson.bytes(line));
              out.write('\n');
              lines[0]++;
            }
          } catch (IOException e) {
            throw new UncheckedIOException("cannot write an export", e);
          }
        });
    return lines[0];
  }

  /**
   * Adds all nights of an export, or none.
   *
   * @param again whether nights take the place of another content of the same run
   * @throws UnreadableLineException if a line is no such line, or lines are missing
   * @throws NightConflictException if a run is there with another content, and stays
   */
  public Imported importFrom(Path file, boolean again) throws IOException {
    try (HistoryFile nights = HistoryFile.open(file)) {
      return write(handle -> add(nights, new NightWriter(handle, place()), again));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Imported add(HistoryFile nights, NightWriter writer, boolean again) {
    Map<Added, Integer> done = new EnumMap<>(Added.class);
    try {
      for (Optional<NightRecord> night = nights.next(); night.isPresent(); night = nights.next()) {
        done.merge(add(nights, night.get(), writer, again), 1, Integer::sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read an export", e);
    }
    return new Imported(
        done.getOrDefault(Added.ADDED, 0),
        done.getOrDefault(Added.ALREADY_THERE, 0),
        done.getOrDefault(Added.REPLACED, 0),
        nights.rows());
  }

  private static Added add(
      HistoryFile nights, NightRecord night, NightWriter writer, boolean again) {
    try {
      return writer.write(night, again);
    } catch (NightConflictException e) {
      throw new NightConflictException(nights.where(nights.line(night)) + ": " + e.getMessage());
    }
  }

  private <T> T read(Function<Handle, T> work) {
    checkOpen();
    return transactions.read(work);
  }

  private <T> T write(Function<Handle, T> work) {
    checkOpen();
    return transactions.write(work);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the history was closed");
    }
  }

  /** Nothing can be asked of it any more. No connection is left open between calls. */
  @Override
  public void close() {
    closed = true;
  }
}
