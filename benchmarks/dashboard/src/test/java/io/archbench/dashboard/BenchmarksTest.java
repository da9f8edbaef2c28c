package io.archbench.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

/** Each benchmark, as JMH calls it, on the small corpus; digests are those of every machine. */
class BenchmarksTest {
  private static final String CORPUS =
      "a874cefb4330967a0ac7fdf1619612f2a4311875a2d2d97c2deba557d84c1a14";
  private static final String SEARCHES =
      "323b958617e4eb757ee10062db2b4e67a0e38ffcf64584d1f4e723d9201b2103";
  private static final String DASHBOARDS =
      "18f47a18457a3956d0ce956c3911ff94316b7b2ad72128b93a5da0fccc227a25";
  private static final String SHIPPED =
      "04436ea9b685ef48431cd6bc137f52289487bedf0ad5cd111d279bc0bad35548";

  private static final IterationParams PHASE =
      new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.milliseconds(200), 1);

  @TempDir Path cell;
  @TempDir Path temporary;
  private String before = "";

  @BeforeEach
  void runInACell() {
    before = System.getProperty("java.io.tmpdir");
    System.setProperty(CellDirectory.PROPERTY, cell.toString());
    System.setProperty("java.io.tmpdir", temporary.toString());
  }

  @AfterEach
  void leaveTheCell() {
    System.clearProperty(CellDirectory.PROPERTY);
    System.setProperty("java.io.tmpdir", before);
  }

  @Test
  void discover() throws Exception {
    Search.Discover logs = new Search.Discover();
    logs.start(2);
    Caller caller = new Caller();
    for (int turn = 0; turn < 40; turn++) {
      new Search().discover(logs, caller);
    }
    FixedRate.Searches schedule = new FixedRate.Searches();
    schedule.rate = 50;
    schedule.start(0, 1);
    assertThat(new FixedRate().search(logs, schedule, PHASE)).isEqualTo(10);
    logs.stop();
    assertAnswered(SEARCHES);
  }

  @Test
  void refresh() throws Exception {
    Refresh.Panelled logs = new Refresh.Panelled();
    logs.start(2);
    Caller caller = new Caller();
    for (int turn = 0; turn < 10; turn++) {
      new Refresh().whole(logs, caller);
      assertThat(new Refresh().slowestPanel(logs, caller)).isPositive();
    }
    FixedRate.Refreshes schedule = new FixedRate.Refreshes();
    schedule.rate = 20;
    schedule.start(0, 1);
    assertThat(new FixedRate().refresh(logs, schedule, PHASE)).isEqualTo(4);
    logs.stop();
    assertAnswered(DASHBOARDS);
  }

  @Test
  void index() throws Exception {
    Bulk.Shipped shipped = new Bulk.Shipped();
    shipped.start(2);
    Caller caller = new Caller();
    caller.thread = 1;
    long most = 0;
    for (int batch = 1; batch <= 103; batch++) {
      long documents = new Bulk().index(shipped, caller);
      most = Math.max(most, documents);
      assertThat(documents).isEqualTo(batch <= 100 ? 1_000 * batch : 1_000 * (batch - 100));
    }
    assertThat(most).isEqualTo(100_000);
    shipped.stop();
    assertAnswered(SHIPPED);
  }

  @Test
  void aDocumentTooManyIsCaughtAtTheEnd() throws Exception {
    Bulk.Shipped shipped = new Bulk.Shipped();
    shipped.start(1);
    new Bulk().index(shipped, new Caller());
    NodeClient stranger = shipped.client(0);
    stranger.send(stranger.post("/logs-0/_refresh", ""));
    stranger.send(stranger.post("/logs-0/_bulk", "{\"index\":{}}\n{\"size\":1}\n"));
    assertThatThrownBy(shipped::stop)
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContaining("documents in the index: expected 1000, found 1001");
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).exists();
  }

  private void assertAnswered(String answer) throws IOException {
    assertThat(Files.readString(cell.resolve(CellDirectory.ANSWER_FILE))).isEqualTo(answer);
    assertThat(Files.readString(cell.resolve(CellDirectory.CORPUS_FILE))).isEqualTo(CORPUS);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }
}
