package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Rows written in batches of 1,000, each client into a table of its own, which it compares and
 * empties whenever all rows are in: tables are no larger on a faster machine.
 */
final class EventWrites implements Operation {
  private final Events events;
  private final Way way;
  private final CellDirectory directory;
  private final List<Writer> clients = new ArrayList<>();

  /** Puts rows into a table, and returns how many it is told were written. */
  private interface Way {
    long write(Connection connection, String table, int first) throws SQLException;
  }

  private EventWrites(Events events, boolean copy, CellDirectory directory) {
    this.events = events;
    this.way = copy ? this::copy : this::insert;
    this.directory = directory;
  }

  /** By a batch of inserts, of which the driver makes statements with many rows. */
  static EventWrites batchInsert(Events events, CellDirectory directory) {
    return new EventWrites(events, false, directory);
  }

  /** By {@code COPY}, as text. */
  static EventWrites copyIn(Events events, CellDirectory directory) {
    return new EventWrites(events, true, directory);
  }

  @Override
  public String corpusSha256() {
    return events.sha256();
  }

  @Override
  public void prepare(Connection administrator) {}

  @Override
  public Client client(Connection administrator, int index, int count) throws SQLException {
    Writer writer = new Writer("events_" + clients.size());
    Sql.run(
        administrator,
        "create table "
            + writer.table
            + " (id bigint primary key, at timestamptz not null, client inet not null,"
            + " request text not null, status int not null, size int not null)");
    clients.add(writer);
    return writer;
  }

  @Override
  public void check(Connection administrator, AnswerDigest answers) throws SQLException {
    for (Writer client : clients) {
      answers.expect(
          "sums of " + client.table, events.sums(client.batches), client.sums(administrator));
    }
  }

  private long insert(Connection connection, String table, int first) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into "
                + table
                + " (id, at, client, request, status, size) values (?, ?, ?::inet, ?, ?, ?)")) {
      for (int id = first; id < first + Events.BATCH; id++) {
        WebLog log = events.row(id);
        statement.setLong(1, id);
        statement.setObject(2, Instant.ofEpochMilli(log.timestamp()).atOffset(ZoneOffset.UTC));
        statement.setString(3, log.clientText());
        statement.setString(4, log.request());
        statement.setInt(5, log.status());
        statement.setInt(6, log.size());
        statement.addBatch();
      }
      long written = 0;
      for (int count : statement.executeBatch()) {
        // of a rewritten batch the driver says no more than that it is in
        written += count == Statement.SUCCESS_NO_INFO ? 1 : count;
      }
      return written;
    }
  }

  private long copy(Connection connection, String table, int first) throws SQLException {
    StringBuilder lines = new StringBuilder();
    for (int id = first; id < first + Events.BATCH; id++) {
      WebLog log = events.row(id);
      lines
          .append(id)
          .append('\t')
          .append(Instant.ofEpochMilli(log.timestamp()))
          .append('\t')
          .append(log.clientText())
          .append('\t')
          .append(log.request())
          .append('\t')
          .append(log.status())
          .append('\t')
          .append(log.size())
          .append('\n');
    }
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy " + table + " (id, at, client, request, status, size) from stdin",
              new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  private final class Writer implements Client {
    private final String table;
    private int batches;

    Writer(String table) {
      this.table = table;
    }

    @Override
    public void once(Connection connection) throws SQLException {
      if (batches == events.batches()) {
        begin(connection);
      }
      connection.setAutoCommit(false);
      long written = way.write(connection, table, 1 + batches * Events.BATCH);
      connection.commit();
      if (written != Events.BATCH) {
        throw directory.wrongAnswer("rows written to " + table, Events.BATCH, written);
      }
      batches++;
    }

    private void begin(Connection connection) throws SQLException {
      List<Long> found = sums(connection);
      if (!found.equals(events.sums(batches))) {
        throw directory.wrongAnswer("sums of " + table, events.sums(batches), found);
      }
      Sql.run(connection, "truncate " + table);
      batches = 0;
    }

    List<Long> sums(Connection connection) throws SQLException {
      return Events.boxed(Sql.numbers(connection, "select " + Events.SUMS + " from " + table));
    }
  }
}
