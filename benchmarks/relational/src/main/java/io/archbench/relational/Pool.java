package io.archbench.relational;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** As many connections as clients, all opened before the first is asked for. Thread-safe. */
final class Pool implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;

  private final HikariDataSource source;
  private final PostgresServer server;

  Pool(PostgresServer server, Properties properties, int clients) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("clients");
    config.setJdbcUrl(server.url());
    config.setDataSourceProperties(properties);
    config.setMinimumIdle(clients);
    config.setMaximumPoolSize(clients);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setInitializationFailTimeout(PATIENCE_MILLIS);
    // connections live as long as the server: none is renewed while something is timed
    config.setIdleTimeout(0);
    config.setMaxLifetime(0);
    this.server = server;
    this.source = new HikariDataSource(config);
  }

  /** Lends a connection to a client, as a service does for each of its transactions. */
  void once(Client client) {
    try (Connection connection = source.getConnection()) {
      client.once(connection);
    } catch (SQLException e) {
      throw server.failed(e);
    }
  }

  /** Lends a connection to make sure that it does what is to be measured. */
  void verify(Operation operation) throws SQLException {
    try (Connection connection = source.getConnection()) {
      operation.verify(connection);
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
