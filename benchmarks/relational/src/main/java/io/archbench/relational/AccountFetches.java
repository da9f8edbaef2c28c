package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** 10,000 whole rows in order, 1,000 at a time: a cursor, as exports and reports read. */
final class AccountFetches implements Operation {
  static final int ROWS = 10_000;
  private static final int FETCHED_AT_ONCE = 1_000;
  private static final int FILLER = 84;

  private final Seed seed;
  private final Accounts accounts;
  private final CellDirectory directory;

  AccountFetches(Seed seed, Accounts accounts, CellDirectory directory) {
    this.seed = seed;
    this.accounts = accounts;
    this.directory = directory;
  }

  @Override
  public String corpusSha256() {
    return accounts.sha256();
  }

  @Override
  public void prepare(Connection administrator) throws SQLException {
    accounts.load(administrator);
  }

  @Override
  public Client client(Connection administrator, int index, int clients) {
    SeededRandom random = seed.purpose("fetches/" + index);
    return connection -> fetch(connection, 1 + random.nextIndex(accounts.count() - ROWS));
  }

  private void fetch(Connection connection, int first) throws SQLException {
    // without a transaction the driver would fetch all rows at once
    connection.setAutoCommit(false);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select aid, bid, abalance, filler from pgbench_accounts"
                + " where aid between ? and ? order by aid")) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      statement.setInt(1, first);
      statement.setInt(2, first + ROWS - 1);
      try (ResultSet rows = statement.executeQuery()) {
        int expected = first;
        while (rows.next()) {
          check(rows, expected++);
        }
        if (expected != first + ROWS) {
          throw directory.wrongAnswer("rows from account " + first, ROWS, expected - first);
        }
      }
    }
    connection.commit();
  }

  private void check(ResultSet row, int account) throws SQLException {
    boolean right =
        row.getInt(1) == account
            && row.getInt(2) == accounts.branch(account)
            && row.getInt(3) == accounts.balance(account)
            && row.getString(4).length() == FILLER;
    if (!right) {
      throw directory.wrongAnswer(
          "row of account " + account,
          accounts.branch(account) + "|" + accounts.balance(account),
          row.getInt(1) + "|" + row.getInt(2) + "|" + row.getInt(3) + "|" + row.getString(4));
    }
  }

  @Override
  public void check(Connection administrator, AnswerDigest answers) throws SQLException {
    accounts.check(administrator, answers);
  }
}
