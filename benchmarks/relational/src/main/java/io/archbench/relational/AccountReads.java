package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** pgbench's {@code select-only}: the balance of one account, at random. */
final class AccountReads implements Operation {
  private final Seed seed;
  private final Accounts accounts;
  private final CellDirectory directory;

  AccountReads(Seed seed, Accounts accounts, CellDirectory directory) {
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
    SeededRandom random = seed.purpose("reads/" + index);
    return connection -> read(connection, 1 + random.nextIndex(accounts.count()));
  }

  private void read(Connection connection, int account) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select abalance from pgbench_accounts where aid = ?")) {
      statement.setInt(1, account);
      try (ResultSet rows = statement.executeQuery()) {
        long found = rows.next() ? rows.getInt(1) : Long.MIN_VALUE;
        if (found != accounts.balance(account)) {
          throw directory.wrongAnswer(
              "balance of account " + account, accounts.balance(account), found);
        }
      }
    }
  }

  @Override
  public void check(Connection administrator, AnswerDigest answers) throws SQLException {
    accounts.check(administrator, answers);
  }
}
