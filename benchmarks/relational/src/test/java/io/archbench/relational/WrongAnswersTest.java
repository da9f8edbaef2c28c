package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import io.archbench.workload.WrongAnswerException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check, with tables that somebody else has changed; and without, where it holds. */
class WrongAnswersTest {
  private static final Seed SEED = new Seed(20261124);

  @TempDir static Path data;
  private static Optional<PostgresServer> server = Optional.empty();

  @TempDir Path cell;
  private CellDirectory directory;
  private Connection administrator;
  private Connection session;

  @BeforeAll
  static void start() throws Exception {
    server = Optional.of(PostgresServer.start(Installed.programs(), data));
  }

  @AfterAll
  static void stop() {
    server.ifPresent(PostgresServer::close);
  }

  @BeforeEach
  void open() throws SQLException {
    directory = new CellDirectory(Optional.of(cell));
    administrator = server.orElseThrow().connect();
    session = server.orElseThrow().connect();
    Sql.run(administrator, "drop schema public cascade", "create schema public");
  }

  @AfterEach
  void close() throws SQLException {
    administrator.close();
    session.close();
  }

  @Test
  void aLostUpdateIsCaught() throws SQLException {
    for (String table : new String[] {"accounts:a", "tellers:t", "branches:b"}) {
      Operation operation = BankTransactions.tpcbLike(SEED, new Accounts(SEED, 1), directory);
      Client client = prepared(operation);
      once(client);
      check(operation);
      String name = table.split(":", -1)[0];
      String prefix = table.split(":", -1)[1];
      change(
          "update pgbench_%s set %sbalance = %sbalance + 1 where %sid = 1"
              .replace("%s", "#")
              .replaceFirst("#", name)
              .replace("#", prefix));
      assertWrong(() -> check(operation), "sum of " + name);
      Sql.run(administrator, "drop schema public cascade", "create schema public");
    }
  }

  @Test
  void aLostOrChangedRowOfTheHistoryIsCaught() throws SQLException {
    Operation operation = BankTransactions.simpleUpdate(SEED, new Accounts(SEED, 1), directory);
    Client client = prepared(operation);
    once(client);
    operation.tidy(administrator);
    once(client);
    once(client);
    check(operation);
    change("update pgbench_history set delta = delta + 1 where ctid = '(0,1)'");
    assertWrong(() -> check(operation), "sum of history");
    change("delete from pgbench_history where ctid = '(0,2)'");
    assertWrong(() -> check(operation), "rows of history: expected 2, found 1");
  }

  @Test
  void anAccountThatIsGoneIsCaughtByItsUpdateAndByItsRead() throws SQLException {
    Accounts accounts = new Accounts(SEED, 1);
    Client writer = prepared(BankTransactions.simpleUpdate(SEED, accounts, directory));
    Client reader = new AccountReads(SEED, accounts, directory).client(administrator, 0, 1);
    change("truncate pgbench_accounts");
    assertWrong(() -> once(writer), "rows changed by update pgbench_accounts");
    assertWrong(() -> once(reader), "balance of account ");
  }

  @Test
  void anotherBalanceIsCaught() throws SQLException {
    Operation operation = new AccountReads(SEED, new Accounts(SEED, 1), directory);
    Client client = prepared(operation);
    once(client);
    check(operation);
    change("update pgbench_accounts set abalance = abalance + 1");
    assertWrong(() -> once(client), "balance of account ");
    assertWrong(() -> check(operation), "sum of balances");
  }

  @Test
  void balancesThatChangedPlacesAreCaught() throws SQLException {
    Operation operation = new AccountReads(SEED, new Accounts(SEED, 1), directory);
    prepared(operation);
    change(
        "update pgbench_accounts one set abalance = other.abalance from pgbench_accounts other"
            + " where one.aid in (1, 2) and other.aid = 3 - one.aid");
    assertWrong(() -> check(operation), "weighted sum of balances");
  }

  @Test
  void oneOtherRowOfTenThousandIsCaught() throws SQLException {
    Operation operation = new AccountFetches(SEED, new Accounts(SEED, 1), directory);
    Client client = prepared(operation);
    once(client);
    change("update pgbench_accounts set bid = 2 where aid % 10000 = 1");
    assertWrong(() -> once(client), "row of account ");
    change("update pgbench_accounts set bid = 1");
    once(client);
    change("delete from pgbench_accounts where aid % 10000 = 1");
    assertWrong(() -> once(client), "row of account ");
    change("truncate pgbench_accounts");
    assertWrong(() -> once(client), "expected 10000, found 0");
  }

  @Test
  void aLostInsertedRowIsCaught() throws SQLException {
    Events events = new Events(WebLogCorpus.of(CorpusSize.SMALL, SEED).first(2_000));
    Operation operation = EventWrites.batchInsert(events, directory);
    Client client = prepared(operation);
    once(client);
    once(client);
    check(operation);
    change("delete from events_0 where id = 1500");
    assertWrong(() -> check(operation), "sums of events_0: expected [2000, ");
    // the third batch is the first of the next pass: the table is compared before it is emptied
    assertWrong(() -> once(client), "sums of events_0: expected [2000, ");
  }

  @Test
  void aRowThatWasCopiedWronglyIsCaught() throws SQLException {
    Events events = new Events(WebLogCorpus.of(CorpusSize.SMALL, SEED).first(2_000));
    Operation operation = EventWrites.copyIn(events, directory);
    Client client = prepared(operation);
    once(client);
    check(operation);
    for (String change :
        new String[] {
          "at = at + interval '1 ms'", "client = client + 1", "request = request || '.'"
        }) {
      Sql.run(administrator, "begin", "update events_0 set " + change + " where id = 7");
      assertWrong(() -> check(operation), "sums of events_0");
      Sql.run(administrator, "rollback");
    }
    check(operation);
  }

  @Test
  void rowsThatTheServerDropsAreCaught() throws SQLException {
    Events events = new Events(WebLogCorpus.of(CorpusSize.SMALL, SEED).first(2_000));
    Client client = prepared(EventWrites.copyIn(events, directory));
    change(
        "create function dropped() returns trigger language plpgsql as 'begin return null; end'");
    change(
        "create trigger dropping before insert on events_0 for each row when (new.id = 5)"
            + " execute function dropped()");
    assertWrong(() -> once(client), "rows written to events_0: expected 1000, found 999");
  }

  @Test
  void anyOtherValueOfAReadingIsCaught() throws SQLException {
    for (String change :
        new String[] {
          "sensor = gen_random_uuid()",
          "at = at + interval '1 us'",
          "count = count + 1",
          "value = value + 0.125",
          "amount = amount + 0.01",
          "valid = not valid",
          "payload = payload || '\\x00'::bytea"
        }) {
      Operation operation = new Readings(SEED, CorpusSize.SMALL, true, directory);
      Client client = prepared(operation);
      once(client);
      check(operation);
      change("update readings set " + change);
      assertWrong(() -> once(client), "reading ");
      change("truncate readings");
      assertWrong(() -> once(client), "found no row");
      Sql.run(administrator, "drop schema public cascade", "create schema public");
    }
  }

  @Test
  void transferInAnotherFormatIsCaught() throws SQLException {
    Operation text = new Readings(SEED, CorpusSize.SMALL, false, directory);
    prepared(text);
    assertThatThrownBy(() -> text.verify(session))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the driver transfers binary, which was not asked for");
  }

  @Test
  void aDocumentTooFewTooManyOrChangedIsCaught() throws SQLException {
    Operation operation = new DocumentReads(SEED, new Documents(SEED, CorpusSize.SMALL), directory);
    Client client = prepared(operation);
    operation.verify(session);
    once(client);
    check(operation);
    change("update documents set body = jsonb_set(body, '{visits}', '1')");
    assertWrong(() -> once(client), "that contains ");
    change("insert into documents select id + 100000, body from documents");
    assertWrong(() -> once(client), "that contains ");
    assertWrong(() -> check(operation), "number of documents");
    change("truncate documents");
    assertWrong(() -> once(client), "found 0");
  }

  @Test
  void aScanOfAllDocumentsIsCaught() throws SQLException {
    Operation operation = new DocumentReads(SEED, new Documents(SEED, CorpusSize.SMALL), directory);
    prepared(operation);
    change("drop index documents_body");
    assertThatThrownBy(() -> operation.verify(session))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not use the index");
  }

  @Test
  void aVisitThatIsLostIsCaught() throws SQLException {
    Operation operation =
        new DocumentUpdates(SEED, new Documents(SEED, CorpusSize.SMALL), directory);
    Client client = prepared(operation);
    once(client);
    check(operation);
    change(
        "update documents set body = jsonb_set(body, '{visits}', '0')"
            + " where (body->>'visits')::int = 1");
    assertWrong(() -> check(operation), "document ");
    change("update documents set body = jsonb_set(body, '{visits}', '7')");
    assertWrong(() -> once(client), "visits of document ");
  }

  private Client prepared(Operation operation) throws SQLException {
    operation.prepare(administrator);
    return operation.client(administrator, 0, 1);
  }

  private void once(Client client) throws SQLException {
    try {
      client.once(session);
    } finally {
      if (!session.getAutoCommit()) {
        session.rollback();
        session.setAutoCommit(true);
      }
    }
  }

  private void check(Operation operation) throws SQLException {
    operation.check(administrator, new AnswerDigest(directory));
  }

  private void change(String text) throws SQLException {
    if (!administrator.getAutoCommit()) {
      administrator.rollback();
      administrator.setAutoCommit(true);
    }
    Sql.run(administrator, text);
  }

  private void assertWrong(ThrowingCallable call, String words) {
    assertThatThrownBy(call).isInstanceOf(WrongAnswerException.class).hasMessageContaining(words);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).content().contains(words);
  }
}
