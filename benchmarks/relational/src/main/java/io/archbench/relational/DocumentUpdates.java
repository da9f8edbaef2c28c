package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;

/** A number inside a document counted up, with its index; each client has documents of its own. */
final class DocumentUpdates implements Operation {
  private static final String UPDATE =
      "update documents set body = jsonb_set(body, '{visits}',"
          + " to_jsonb((body->>'visits')::int + 1)) where id = ?"
          + " returning (body->>'visits')::int";
  private static final int FETCHED_AT_ONCE = 10_000;

  private final Seed seed;
  private final Documents documents;
  private final CellDirectory directory;
  private final int[] visits;

  DocumentUpdates(Seed seed, Documents documents, CellDirectory directory) {
    this.seed = seed;
    this.documents = documents;
    this.directory = directory;
    this.visits = new int[documents.count() + 1];
  }

  @Override
  public String corpusSha256() {
    return documents.sha256();
  }

  @Override
  public void prepare(Connection administrator) throws SQLException {
    documents.load(administrator);
  }

  @Override
  public Client client(Connection administrator, int index, int clients) {
    SeededRandom random = seed.purpose("visits/" + index);
    int own = documents.count() / clients;
    return connection -> visit(connection, 1 + index + clients * random.nextIndex(own));
  }

  private void visit(Connection connection, int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      statement.setInt(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        int expected = visits[id] + 1;
        int found = rows.next() ? rows.getInt(1) : 0;
        if (found != expected) {
          throw directory.wrongAnswer("visits of document " + id, expected, found);
        }
        visits[id] = expected;
      }
    }
  }

  @Override
  public void tidy(Connection administrator) throws SQLException {
    Sql.run(administrator, "vacuum documents");
  }

  @Override
  public void check(Connection administrator, AnswerDigest answers) throws SQLException {
    administrator.setAutoCommit(false);
    int count = 0;
    try (Statement statement = administrator.createStatement()) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      try (ResultSet rows = statement.executeQuery("select id, body from documents order by id")) {
        for (; rows.next(); count++) {
          int id = rows.getInt(1);
          String expected = documents.text(id, visits[id]);
          if (!rows.getString(2).equals(expected)) {
            throw directory.wrongAnswer("document " + id, expected, rows.getString(2));
          }
        }
      }
    }
    administrator.commit();
    administrator.setAutoCommit(true);
    answers.expect("number of documents", documents.count(), count);
    answers.expect(
        "sum of visits",
        IntStream.of(visits).sum(),
        Sql.numbers(administrator, "select sum((body->>'visits')::int) from documents")[0]);
  }
}
