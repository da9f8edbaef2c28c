package io.archbench.relational;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements that run once. */
final class Sql {
  private Sql() {}

  /** Runs statements, one after the other. */
  static void run(Connection connection, String... texts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(text);
      }
    }
  }

  /** Asks for whole numbers, in one row. */
  static long[] numbers(Connection connection, String text) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      long[] numbers = new long[rows.getMetaData().getColumnCount()];
      for (int column = 0; column < numbers.length; column++) {
        numbers[column] = rows.getLong(column + 1);
      }
      return numbers;
    }
  }
}
