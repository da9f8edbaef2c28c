package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.workload.CellDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The work of the benchmarks, without JMH. */
class BenchmarksTest {
  @TempDir Path cell;

  @BeforeEach
  void begin() {
    Installed.programs();
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
    Map<String, String> one = files(tables.get(), 1);
    assertThat(files(tables.get(), 3)).isEqualTo(one);
    assertThat(one).containsKeys("answer.sha256", "corpus.sha256");
    assertThat(one.get("native.json")).startsWith("[\"PostgreSQL ").doesNotContain("linux");
  }

  private Map<String, String> files(Served served, int clients) throws Exception {
    served.start(clients);
    for (int iteration = 0; iteration < 2; iteration++) {
      served.tidy();
      for (int asked = 0; asked < 20; asked++) {
        for (int client = 0; client < clients; client++) {
          served.once(served.client(client));
        }
      }
      served.check();
    }
    served.stop();
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
    assertThat(files(prepared("text"), 1)).isEqualTo(files(prepared("binary"), 1));
  }

  @Test
  void batchesAndCopiesHaveTheSameAnswers() throws Exception {
    assertThat(files(new CopyIn(), 1)).isEqualTo(files(new BatchInsert(), 1));
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
    SimpleUpdate tables = new SimpleUpdate();
    tables.start(2 * FourClients.CLIENTS);
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
    tables.stop();
  }
}
