package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The work of the benchmarks, without JMH: on one server, whose start takes longer than they. */
class BenchmarksTest {
  private static final Map<String, Map<String, String>> ALONE = new HashMap<>();

  @TempDir static Path data;
  private static Optional<PostgresServer> shared = Optional.empty();

  @TempDir Path cell;

  @BeforeAll
  static void start() throws Exception {
    PostgresServer server = PostgresServer.start(Installed.programs(), data);
    shared = Optional.of(server);
    try (Connection administrator = server.connect()) {
      // nobody looks at this server after a crash
      Sql.run(administrator, "alter role " + Cluster.SUPERUSER + " set synchronous_commit to off");
    }
  }

  @AfterAll
  static void stop() {
    shared.ifPresent(PostgresServer::close);
  }

  @BeforeEach
  void begin() {
    System.setProperty(CellDirectory.PROPERTY, cell.toString());
  }

  @AfterEach
  void end() {
    System.clearProperty(CellDirectory.PROPERTY);
  }

  static Stream<Arguments> tables() {
    return Stream.<Map.Entry<String, Supplier<Served>>>of(
            Map.entry("tpcbLike", TpcbLike::new),
            Map.entry("simpleUpdate", SimpleUpdate::new),
            Map.entry("selectOnly", SelectOnly::new),
            Map.entry("fetch", Fetch::new),
            Map.entry("batchInsert", BatchInsert::new),
            Map.entry("copyIn", CopyIn::new),
            Map.entry("jsonbContains", JsonbContains::new),
            Map.entry("jsonbUpdate", JsonbUpdate::new),
            Map.entry("prepared binary", () -> prepared("binary")),
            Map.entry("prepared text", () -> prepared("text")))
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  private static Served prepared(String transfer) {
    PreparedSelect tables = new PreparedSelect();
    tables.transfer = transfer;
    return tables;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void answersAreTheSameWhateverTheNumberOfClients(String name, Supplier<Served> tables)
      throws Exception {
    Map<String, String> one = alone(name, tables);
    assertThat(files(tables.get(), 3)).isEqualTo(one);
    assertThat(one).containsKeys("answer.sha256", "corpus.sha256");
    assertThat(one.get("native.json")).startsWith("[\"PostgreSQL ").doesNotContain("linux");
  }

  /** Begins on the shared server, without the tables of those before. */
  private static <T extends Served> T serving(T served, int clients) throws SQLException {
    PostgresServer server = shared.orElseThrow();
    try (Connection administrator = server.connect()) {
      Sql.run(administrator, "drop schema public cascade", "create schema public");
    }
    served.serve(server, clients);
    return served;
  }

  /** What one client leaves; two tests ask for it, one of them finds it done. */
  private Map<String, String> alone(String name, Supplier<Served> tables) throws Exception {
    if (!ALONE.containsKey(name)) {
      ALONE.put(name, files(tables.get(), 1));
    }
    return ALONE.getOrDefault(name, Map.of());
  }

  private Map<String, String> files(Served served, int clients) throws Exception {
    serving(served, clients);
    for (int iteration = 0; iteration < 2; iteration++) {
      served.tidy();
      for (int asked = 0; asked < 20; asked++) {
        for (int client = 0; client < clients; client++) {
          served.once(served.client(client));
        }
      }
      served.check();
    }
    served.leave();
    Map<String, String> files = new HashMap<>();
    for (String name :
        new String[] {
          CellDirectory.ANSWER_FILE, CellDirectory.CORPUS_FILE, CellDirectory.NATIVE_FILE
        }) {
      files.put(name, Files.readString(cell.resolve(name)));
    }
    return files;
  }

  @Test
  void binaryAndTextHaveTheSameAnswers() throws Exception {
    assertThat(alone("prepared text", () -> prepared("text")))
        .isEqualTo(alone("prepared binary", () -> prepared("binary")));
  }

  @Test
  void batchesAndCopiesHaveTheSameAnswers() throws Exception {
    assertThat(alone("copyIn", CopyIn::new)).isEqualTo(alone("batchInsert", BatchInsert::new));
  }

  @Test
  void anErrorBeforeAnythingIsTimedLeavesNoServerBehind() throws Exception {
    Served failing =
        new SelectOnly() {
          @Override
          Operation operation(Seed seed, CorpusSize size) {
            throw new AssertionError("as a full heap would");
          }
        };
    assertThatThrownBy(() -> failing.start(1)).isInstanceOf(AssertionError.class);
    assertThat(ProcessHandle.of(failing.running().pid()).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void fourClientsShareWhatAThreadHasToDo() throws Exception {
    SimpleUpdate tables = new SimpleUpdate();
    tables.start(FourClients.CLIENTS);
    tables.tidy();
    Crowd crowd = new Crowd();
    crowd.start(0);
    crowd.run(tables);
    crowd.stop();
    try (var connection = tables.running().connect()) {
      assertThat(Sql.numbers(connection, "select count(*) from pgbench_history"))
          .containsExactly(FourClients.OPERATIONS);
    }
    tables.check();
    tables.stop();
  }

  @Test
  void aFixedRateSendsWhatItsTimeDemands() throws Exception {
    SimpleUpdate tables = serving(new SimpleUpdate(), 2 * FourClients.CLIENTS);
    tables.tidy();
    FixedRate.Schedule schedule = new FixedRate.Schedule();
    schedule.rate = 100;
    schedule.start(1, 2);
    schedule.run(tables, Duration.ofMillis(500));
    schedule.stop();
    try (var connection = tables.running().connect()) {
      assertThat(Sql.numbers(connection, "select count(*) from pgbench_history"))
          .containsExactly(25);
    }
    tables.check();
    tables.leave();
  }
}
