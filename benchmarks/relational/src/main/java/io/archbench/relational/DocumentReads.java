package io.archbench.relational;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The documents that contain another, found by a GIN index. */
final class DocumentReads implements Operation {
  private static final String QUESTION =
      "select id, body from documents where body @> ?::jsonb order by id";

  private final Seed seed;
  private final Documents documents;
  private final CellDirectory directory;

  DocumentReads(Seed seed, Documents documents, CellDirectory directory) {
    this.seed = seed;
    this.documents = documents;
    this.directory = directory;
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
  public void verify(Connection connection) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement statement = connection.prepareStatement("explain " + QUESTION)) {
      statement.setString(1, documents.question(1));
      try (ResultSet lines = statement.executeQuery()) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
    }
    if (plan.indexOf("Bitmap Index Scan on " + Documents.INDEX) < 0) {
      throw new IllegalStateException("the server does not use the index of documents:\n" + plan);
    }
  }

  @Override
  public Client client(Connection administrator, int index, int clients) {
    SeededRandom random = seed.purpose("documents/" + index);
    return connection -> {
      String question = documents.question(1 + random.nextIndex(documents.count()));
      read(connection, question, documents.matches(question));
    };
  }

  private void read(Connection connection, String question, List<Integer> expected)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUESTION)) {
      statement.setString(1, question);
      try (ResultSet rows = statement.executeQuery()) {
        int found = 0;
        for (; rows.next(); found++) {
          int id = found < expected.size() ? expected.get(found) : 0;
          if (rows.getInt(1) != id || !rows.getString(2).equals(documents.text(id, 0))) {
            throw directory.wrongAnswer(
                "document " + found + " that contains " + question,
                id == 0 ? "none" : id + " " + documents.text(id, 0),
                rows.getInt(1) + " " + rows.getString(2));
          }
        }
        if (found != expected.size()) {
          throw directory.wrongAnswer("documents that contain " + question, expected.size(), found);
        }
      }
    }
  }

  @Override
  public void check(Connection administrator, AnswerDigest answers) throws SQLException {
    long[] found = Sql.numbers(administrator, "select count(*), sum(id::bigint) from documents");
    long sum = (long) documents.count() * (documents.count() + 1) / 2;
    answers.expect("number of documents", documents.count(), found[0]);
    answers.expect("sum of their numbers", sum, found[1]);
  }
}
