package io.archbench.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * The tables, as numbered scripts make them; a database knows which of them it has seen.
 *
 * @param scripts by number, from 1
 * @param text of a script
 */
record Schema(List<String> scripts, UnaryOperator<String> text) {
  /** What this version reads and writes. */
  static final Schema CURRENT = new Schema(List.of("001-nights.sql"), Schema::resource);

  private static final String VERSIONS = "schema_version";
  private static final String NIGHTS = "night";

  Schema {
    scripts = List.copyOf(scripts);
  }

  /**
   * Brings a database to this schema, all or nothing.
   *
   * @throws UnusableHistoryException if it holds something else, or a newer schema
   */
  void bringUpToDate(Transactions transactions) {
    Database database = transactions.database();
    if (transactions.read(handle -> version(handle, database)) < scripts.size()) {
      transactions.write(
          handle -> {
            // whoever came first may have done it meanwhile
            apply(handle, version(handle, database));
            return true;
          });
    }
  }

  private int version(Handle handle, Database database) {
    List<String> tables = handle.createQuery(database.tables()).mapTo(String.class).list();
    if (tables.isEmpty()) {
      return 0;
    }
    if (!tables.contains(VERSIONS) || !tables.contains(NIGHTS)) {
      throw new UnusableHistoryException(
          database.place()
              + " is no history: it holds tables of something else. Nothing was changed. Give the"
              + " history a file, a database or a schema (?currentSchema=NAME) of its own.");
    }
    int version =
        handle
            .createQuery("SELECT MAX(version) FROM schema_version")
            .mapTo(Integer.class)
            .findOne()
            .orElse(0);
    if (version > scripts.size()) {
      throw new UnusableHistoryException(
          "the history "
              + database.place()
              + " has schema "
              + version
              + ", which a newer archbench made; this version knows "
              + scripts.size()
              + ". Nothing was changed. Use the newer archbench.");
    }
    return version;
  }

  private void apply(Handle handle, int from) {
    if (from == 0) {
      handle.execute(
          "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied TEXT NOT NULL)");
    }
    for (int version = from + 1; version <= scripts.size(); version++) {
      for (String statement : statements(text.apply(scripts.get(version - 1)))) {
        handle.execute(statement);
      }
      handle.execute(
          "INSERT INTO schema_version (version, applied) VALUES (?, ?)",
          version,
          Instant.now().toString());
    }
  }

  /** Each statement of a script ends with a line. */
  private static List<String> statements(String script) {
    StringBuilder code = new StringBuilder();
    script
        .lines()
        .filter(line -> !line.startsWith("--"))
        .forEach(line -> code.append(line).append('\n'));
    return List.of(code.toString().split(";\n", -1)).stream()
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private static String resource(String name) {
    try (InputStream script = Objects.requireNonNull(Schema.class.getResourceAsStream(name))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of archbench itself", e);
    }
  }
}
