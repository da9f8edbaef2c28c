package io.archbench.relational;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Which server it is, in words that are equal for one version and build of it on both
 * architectures.
 */
final class ServerVersion {
  private ServerVersion() {}

  static String of(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select version()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return withoutArchitecture(row.getString(1));
    }
  }

  /** Of {@code PostgreSQL 15.1 on x86_64-pc-linux-gnu, compiled by …} all but what it is on. */
  static String withoutArchitecture(String version) {
    return version.replaceFirst(" on [^ ,]+,", ",");
  }
}
