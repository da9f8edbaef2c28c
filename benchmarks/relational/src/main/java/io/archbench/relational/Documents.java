package io.archbench.relational;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;

/** Orders as JSON documents, in the very text that PostgreSQL makes of its JSONB. */
final class Documents {
  static final String INDEX = "documents_body";
  private static final List<String> STATUSES = List.of("open", "paid", "shipped");
  private static final int PER_CUSTOMER = 20;
  private static final int PRODUCTS = 1_000;
  private static final int MOST_LINES = 5;

  private final List<Document> documents = new ArrayList<>();
  private final Map<String, List<Integer>> matches = new HashMap<>();

  /** A document without the number of its visits, which changes. */
  private record Document(String lines, String status, String customer) {
    String text(int visits) {
      return "{\"lines\": ["
          + lines
          + "], \"status\": \""
          + status
          + "\", \"visits\": "
          + visits
          + ", \"customer\": \""
          + customer
          + "\"}";
    }

    String question() {
      return "{\"status\": \"" + status + "\", \"customer\": \"" + customer + "\"}";
    }
  }

  Documents(Seed seed, CorpusSize size) {
    SeededRandom random = seed.corpus();
    int count = count(size);
    for (int id = 1; id <= count; id++) {
      Document document =
          new Document(
              lines(random),
              STATUSES.get(random.nextIndex(STATUSES.size())),
              String.format(Locale.ROOT, "c%06d", random.nextIndex(count / PER_CUSTOMER)));
      documents.add(document);
      matches.computeIfAbsent(document.question(), any -> new ArrayList<>()).add(id);
    }
  }

  private static int count(CorpusSize size) {
    return switch (size) {
      case SMALL -> 10_000;
      case MEDIUM -> 100_000;
      case LARGE -> 500_000;
    };
  }

  private static String lines(SeededRandom random) {
    List<String> lines = new ArrayList<>();
    for (int line = random.nextIndex(MOST_LINES); line >= 0; line--) {
      lines.add(
          String.format(
              Locale.ROOT,
              "{\"product\": \"p%04d\", \"quantity\": %d}",
              random.nextIndex(PRODUCTS),
              1 + random.nextIndex(9)));
    }
    return String.join(", ", lines);
  }

  int count() {
    return documents.size();
  }

  /** A document's text when it was visited so often. */
  String text(int id, int visits) {
    return documents.get(id - 1).text(visits);
  }

  /** What asks for the orders of the same customer in the same status. */
  String question(int id) {
    return documents.get(id - 1).question();
  }

  /** The documents that contain it, in order. */
  List<Integer> matches(String question) {
    return matches.getOrDefault(question, List.of());
  }

  String sha256() {
    MessageDigest digest = Sha256.digest();
    for (Document document : documents) {
      digest.update((document.text(0) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hexadecimal(digest);
  }

  /** Makes and fills the table, with an index that finds what documents contain. */
  void load(Connection administrator) throws SQLException {
    Sql.run(administrator, "create table documents (id int not null, body jsonb not null)");
    StringBuilder lines = new StringBuilder();
    for (int id = 1; id <= count(); id++) {
      lines.append(id).append('\t').append(text(id, 0)).append('\n');
    }
    try {
      administrator
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy documents from stdin", new StringReader(lines.toString()));
    } catch (IOException e) {
      throw new IllegalStateException("text in memory can be read", e);
    }
    Sql.run(
        administrator,
        "alter table documents add primary key (id)",
        "create index " + INDEX + " on documents using gin (body jsonb_path_ops)",
        "vacuum analyze documents");
  }
}
