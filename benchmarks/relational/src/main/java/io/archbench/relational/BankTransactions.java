package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * pgbench's transactions that write: an account gets an amount and is read, and the history a row;
 * TPC-B-like ones book it for a teller and a branch too.
 */
final class BankTransactions implements Operation {
  private static final int LARGEST_AMOUNT = 5_000;

  private final Seed seed;
  private final Accounts accounts;
  private final boolean tellersAndBranches;
  private final CellDirectory directory;
  private final List<Teller> clients = new ArrayList<>();
  private long bookedBefore;
  private long transactionsBefore;

  private BankTransactions(
      Seed seed, Accounts accounts, boolean tellersAndBranches, CellDirectory directory) {
    this.seed = seed;
    this.accounts = accounts;
    this.tellersAndBranches = tellersAndBranches;
    this.directory = directory;
  }

  /** {@code tpcb-like}. */
  static BankTransactions tpcbLike(Seed seed, Accounts accounts, CellDirectory directory) {
    return new BankTransactions(seed, accounts, true, directory);
  }

  /** {@code simple-update}. */
  static BankTransactions simpleUpdate(Seed seed, Accounts accounts, CellDirectory directory) {
    return new BankTransactions(seed, accounts, false, directory);
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
  public Client client(Connection administrator, int index, int count) {
    Teller client = new Teller(seed.purpose("transactions/" + index));
    clients.add(client);
    return client;
  }

  @Override
  public void tidy(Connection administrator) throws SQLException {
    Sql.run(
        administrator,
        "truncate pgbench_history",
        "vacuum pgbench_branches",
        "vacuum pgbench_tellers",
        "vacuum pgbench_accounts");
    bookedBefore = booked();
    transactionsBefore = transactions();
  }

  @Override
  public void check(Connection administrator, AnswerDigest answers) throws SQLException {
    long elsewhere = tellersAndBranches ? booked() : 0;
    answers.expect(
        "sum of accounts",
        accounts.total() + booked(),
        Sql.numbers(administrator, "select sum(abalance) from pgbench_accounts")[0]);
    answers.expect(
        "sum of tellers",
        elsewhere,
        Sql.numbers(administrator, "select sum(tbalance) from pgbench_tellers")[0]);
    answers.expect(
        "sum of branches",
        elsewhere,
        Sql.numbers(administrator, "select sum(bbalance) from pgbench_branches")[0]);
    long[] history =
        Sql.numbers(administrator, "select count(*), coalesce(sum(delta), 0) from pgbench_history");
    answers.expect("rows of history", transactions() - transactionsBefore, history[0]);
    answers.expect("sum of history", booked() - bookedBefore, history[1]);
  }

  private long booked() {
    return clients.stream().mapToLong(client -> client.booked).sum();
  }

  private long transactions() {
    return clients.stream().mapToLong(client -> client.transactions).sum();
  }

  private final class Teller implements Client {
    private final SeededRandom random;
    private long booked;
    private long transactions;

    Teller(SeededRandom random) {
      this.random = random;
    }

    @Override
    public void once(Connection connection) throws SQLException {
      int account = 1 + random.nextIndex(accounts.count());
      int teller = 1 + random.nextIndex(accounts.tellers());
      int branch = 1 + random.nextIndex(accounts.branches());
      int amount = random.nextIndex(2 * LARGEST_AMOUNT + 1) - LARGEST_AMOUNT;
      connection.setAutoCommit(false);
      update(
          connection,
          "update pgbench_accounts set abalance = abalance + ? where aid = ?",
          amount,
          account);
      read(connection, account);
      if (tellersAndBranches) {
        update(
            connection,
            "update pgbench_tellers set tbalance = tbalance + ? where tid = ?",
            amount,
            teller);
        update(
            connection,
            "update pgbench_branches set bbalance = bbalance + ? where bid = ?",
            amount,
            branch);
      }
      update(
          connection,
          "insert into pgbench_history (tid, bid, aid, delta, mtime)"
              + " values (?, ?, ?, ?, current_timestamp)",
          teller,
          branch,
          account,
          amount);
      connection.commit();
      booked += amount;
      transactions++;
    }

    private void update(Connection connection, String text, int... values) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(text)) {
        for (int value = 0; value < values.length; value++) {
          statement.setInt(value + 1, values[value]);
        }
        int rows = statement.executeUpdate();
        if (rows != 1) {
          throw directory.wrongAnswer("rows changed by " + text, 1, rows);
        }
      }
    }

    /** Others may have changed it: its balance is checked with the sums. */
    private void read(Connection connection, int account) throws SQLException {
      try (PreparedStatement statement =
          connection.prepareStatement("select abalance from pgbench_accounts where aid = ?")) {
        statement.setInt(1, account);
        try (ResultSet rows = statement.executeQuery()) {
          if (!rows.next() || rows.getObject(1) == null) {
            throw directory.wrongAnswer("balance of account " + account, "a number", "none");
          }
        }
      }
    }
  }
}
