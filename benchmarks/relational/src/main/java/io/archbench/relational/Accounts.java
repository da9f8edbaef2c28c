package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * pgbench's tables: branches with ten tellers and 100,000 accounts each, and a history. Unlike
 * pgbench's, accounts have balances from the start, so that each row is known from its number.
 */
final class Accounts {
  static final int PER_BRANCH = 100_000;
  static final int TELLERS_PER_BRANCH = 10;
  private static final int BALANCES = 1_000_003; // prime: neighbours differ, and few are equal

  private final int branches;
  private final int factor;
  private final int offset;

  /** Of so many branches, which pgbench calls the scale. */
  Accounts(Seed seed, int branches) {
    this.branches = branches;
    SeededRandom random = seed.corpus();
    this.factor = 1 + random.nextIndex(BALANCES - 1);
    this.offset = random.nextIndex(BALANCES);
  }

  /** pgbench's scale for a size. */
  static int scale(CorpusSize size) {
    return switch (size) {
      case SMALL -> 1;
      case MEDIUM -> 20;
      case LARGE -> 100;
    };
  }

  int count() {
    return branches * PER_BRANCH;
  }

  int tellers() {
    return branches * TELLERS_PER_BRANCH;
  }

  int branches() {
    return branches;
  }

  /** What an account has at first. */
  int balance(int account) {
    return (int) (((long) account * factor + offset) % BALANCES);
  }

  int branch(int account) {
    return (account - 1) / PER_BRANCH + 1;
  }

  /** The sum of what all accounts have at first. */
  long total() {
    long total = 0;
    for (int account = 1; account <= count(); account++) {
      total += balance(account);
    }
    return total;
  }

  String sha256() {
    MessageDigest digest = Sha256.digest();
    ByteBuffer branch = ByteBuffer.allocate(PER_BRANCH * Integer.BYTES);
    for (int account = 1; account <= count(); account++) {
      branch.putInt(balance(account));
      if (!branch.hasRemaining()) {
        digest.update(branch.flip());
        branch.clear();
      }
    }
    return Sha256.hexadecimal(digest);
  }

  /** Makes and fills the tables, on the server's side as {@code pgbench -i -I dtGvp} does. */
  void load(Connection administrator) throws SQLException {
    Sql.run(
        administrator,
        "create table pgbench_branches (bid int not null, bbalance int, filler char(88))"
            + " with (fillfactor=100)",
        "create table pgbench_tellers"
            + " (tid int not null, bid int, tbalance int, filler char(84)) with (fillfactor=100)",
        "create table pgbench_accounts"
            + " (aid int not null, bid int, abalance int, filler char(84)) with (fillfactor=100)",
        "create table pgbench_history"
            + " (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))",
        "insert into pgbench_branches (bid, bbalance) select bid, 0"
            + " from generate_series(1, "
            + branches
            + ") as bid",
        "insert into pgbench_tellers (tid, bid, tbalance)"
            + " select tid, (tid - 1) / "
            + TELLERS_PER_BRANCH
            + " + 1, 0"
            + " from generate_series(1, "
            + tellers()
            + ") as tid",
        "insert into pgbench_accounts (aid, bid, abalance, filler)"
            + " select aid, (aid - 1) / "
            + PER_BRANCH
            + " + 1,"
            + " (aid::bigint * "
            + factor
            + " + "
            + offset
            + ") % "
            + BALANCES
            + ", ''"
            + " from generate_series(1, "
            + count()
            + ") as aid",
        "alter table pgbench_branches add primary key (bid)",
        "alter table pgbench_tellers add primary key (tid)",
        "alter table pgbench_accounts add primary key (aid)",
        "vacuum analyze");
  }

  /** Compares numbers and balances of all accounts, by sums, with what they are at first. */
  void check(Connection administrator, AnswerDigest answers) throws SQLException {
    long[] sums =
        Sql.numbers(
            administrator,
            "select count(*), sum(abalance), sum(abalance::bigint * (aid % 1009))"
                + " from pgbench_accounts");
    long weighted = 0;
    for (int account = 1; account <= count(); account++) {
      weighted += (long) balance(account) * (account % 1_009);
    }
    answers.expect("number of accounts", count(), sums[0]);
    answers.expect("sum of balances", total(), sums[1]);
    answers.expect("weighted sum of balances", weighted, sums[2]);
  }
}
