package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.core.Field;

/** One row of many types, at random, by a statement that the server has prepared. */
final class Readings implements Operation {
  private static final long START = 1_767_225_600L; // 2026-01-01T00:00:00Z
  private static final int COUNTS = 1_000_003;

  private final Seed seed;
  private final int rows;
  private final int factor;
  private final boolean binary;
  private final CellDirectory directory;

  /** What the server is asked for, in the driver's binary format or as text. */
  Readings(Seed seed, CorpusSize size, boolean binary, CellDirectory directory) {
    this.seed = seed;
    this.rows = rows(size);
    this.factor = 1 + seed.corpus().nextIndex(COUNTS - 1);
    this.binary = binary;
    this.directory = directory;
  }

  private static int rows(CorpusSize size) {
    return switch (size) {
      case SMALL -> 10_000;
      case MEDIUM -> 200_000;
      case LARGE -> 2_000_000;
    };
  }

  /** A row as it has to be. */
  private record Reading(
      UUID sensor, Instant at, long count, double value, BigDecimal amount, boolean valid) {}

  private Reading reading(int id) {
    long count = (long) id * factor % COUNTS;
    return new Reading(
        new UUID(factor, id),
        Instant.ofEpochSecond(START + id),
        count,
        count / 8.0,
        BigDecimal.valueOf(count, 2),
        count % 3 == 0);
  }

  private static byte[] payload(UUID sensor) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(sensor.getMostSignificantBits())
        .putLong(sensor.getLeastSignificantBits())
        .array();
  }

  @Override
  public String corpusSha256() {
    MessageDigest digest = Sha256.digest();
    for (int id = 1; id <= rows; id++) {
      digest.update((reading(id) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hexadecimal(digest);
  }

  @Override
  public void configure(Properties properties) {
    properties.setProperty("binaryTransfer", Boolean.toString(binary));
  }

  @Override
  public void prepare(Connection administrator) throws SQLException {
    Sql.run(
        administrator,
        "create table readings (id int not null, sensor uuid, at timestamptz, count bigint,"
            + " value double precision, amount numeric(12,2), valid boolean, payload bytea)",
        "insert into readings"
            + " select id, sensor::uuid, to_timestamp("
            + START
            + " + id), count, count / 8.0::float8,"
            + " count / 100.0, count % 3 = 0, decode(sensor, 'hex')"
            + " from (select id, id::bigint * "
            + factor
            + " % "
            + COUNTS
            + " as count,"
            + " lpad(to_hex("
            + factor
            + "), 16, '0') || lpad(to_hex(id), 16, '0') as sensor"
            + " from generate_series(1, "
            + rows
            + ") as id) as numbers",
        "alter table readings add primary key (id)",
        "vacuum analyze readings");
  }

  @Override
  public Client client(Connection administrator, int index, int clients) {
    SeededRandom random = seed.purpose("readings/" + index);
    return connection -> read(connection, 1 + random.nextIndex(rows));
  }

  private void read(Connection connection, int id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select sensor, at, count, value, amount, valid, payload from readings"
                + " where id = ?")) {
      statement.setInt(1, id);
      try (ResultSet row = statement.executeQuery()) {
        Reading expected = reading(id);
        if (!row.next()) {
          throw directory.wrongAnswer("reading " + id, expected, "no row");
        }
        Reading found =
            new Reading(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getLong(3),
                row.getDouble(4),
                row.getBigDecimal(5),
                row.getBoolean(6));
        if (!found.equals(expected)) {
          throw directory.wrongAnswer("reading " + id, expected, found);
        }
        if (!Arrays.equals(row.getBytes(7), payload(expected.sensor()))) {
          throw directory.wrongAnswer("payload of reading " + id, expected.sensor(), "other bytes");
        }
      }
    }
  }

  @Override
  public void check(Connection administrator, AnswerDigest answers) throws SQLException {
    answers.expect(
        "number of readings", rows, Sql.numbers(administrator, "select count(*) from readings")[0]);
    long sum = 0;
    for (int id = 1; id <= rows; id++) {
      sum += reading(id).count() * (id % 1_009);
    }
    answers.expect(
        "weighted sum of counts",
        sum,
        Sql.numbers(administrator, "select sum(count * (id % 1009)) from readings")[0]);
  }

  @Override
  public void verify(Connection connection) throws SQLException {
    // the driver knows the types of a statement's columns once it was executed
    format(connection);
    boolean found = format(connection) == Field.BINARY_FORMAT;
    if (found != binary) {
      throw new IllegalStateException(
          "the driver transfers " + (found ? "binary" : "text") + ", which was not asked for");
    }
  }

  private static int format(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select count from readings where id = ?")) {
      statement.setInt(1, 1);
      try (ResultSet row = statement.executeQuery()) {
        return row.getMetaData().unwrap(PGResultSetMetaData.class).getFormat(1);
      }
    }
  }
}
