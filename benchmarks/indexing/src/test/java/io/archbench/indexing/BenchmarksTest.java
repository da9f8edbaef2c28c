package io.archbench.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each benchmark once, as JMH calls it, on the small corpus; digests are those of every machine.
 */
class BenchmarksTest {
  @TempDir Path cell;

  @BeforeEach
  void runInACell() {
    System.setProperty(CellDirectory.PROPERTY, cell.toString());
  }

  @AfterEach
  void leaveTheCell() {
    System.clearProperty(CellDirectory.PROPERTY);
  }

  @Test
  void bulk() throws IOException {
    BulkIndex.Logs logs = new BulkIndex.Logs();
    logs.codec = "default";
    logs.sort = "none";
    logs.prepare();
    BulkIndex.Shard shard = new BulkIndex.Shard();
    shard.open(logs);
    // once round, and the first batch of the next
    for (int batch = 0; batch < logs.batches.count(); batch++) {
      assertThat(new BulkIndex().bulk(logs, shard)).isEqualTo((batch + 1) * 5_000L);
    }
    assertThat(new BulkIndex().bulk(logs, shard)).isEqualTo(5_000);
    shard.close(logs);
    assertAnswered("84b4ce0a901995230b6681548008b47661fe6b8ce4b97f9083c3ebf9d8f5df08");
  }

  @Test
  void nearRealTime() throws IOException {
    Refresh.Logs logs = new Refresh.Logs();
    logs.prepare();
    Refresh.Shard shard = new Refresh.Shard();
    shard.fill(logs);
    assertThat(new Refresh().nearRealTime(logs, shard)).isEqualTo(1);
    shard.close();
    assertAnswered("25b3c6854351e612a7ec37f2c41567a033ab2e18808680edb9dcd2d852475977");
  }

  @Test
  void term() throws IOException {
    Search.Terms terms = new Search.Terms();
    terms.build();
    assertThat(new Search().term(terms, new Caller()).scoreDocs).isNotEmpty();
    terms.close();
    assertAnswered("65762648007af7a645749072cae063bb26d2b3b976a3d84a7ad69b2cb0d9c0b7");
  }

  @Test
  void range() throws IOException {
    Search.Ranges ranges = new Search.Ranges();
    ranges.build();
    assertThat(new Search().range(ranges, new Caller()).scoreDocs).hasSize(10);
    ranges.close();
    assertAnswered("31db129968da135c0ecea92f1b18c775ec331450b0e465912b1ba2c7a2e7d580");
  }

  @Test
  void sorted() throws IOException {
    Search.Newest newest = new Search.Newest();
    newest.sort = "timestamp";
    newest.build();
    assertThat(new Search().sorted(newest, new Caller()).scoreDocs).hasSize(10);
    newest.close();
    assertAnswered("10fbd08791b6cafcc3f7eb92c3e664a56e362f69be40a1e13decbdc12f1404a0");
  }

  @Test
  void fetch() throws IOException {
    Search.Pages pages = new Search.Pages();
    pages.codec = "best";
    pages.build();
    assertThat(new Search().fetch(pages, new Caller())).isGreaterThan(100 * 100);
    pages.close();
    assertAnswered("1660d473a0fd1f8558d20ec8f85051fdcae1874ec75d797ad9897c8d6872d29c");
  }

  @Test
  void hourlyHistogram() throws IOException {
    Aggregate.Hours hours = new Aggregate.Hours();
    hours.build();
    assertThat(new Aggregate().hourlyHistogram(hours, new Caller())).hasSizeGreaterThan(200);
    hours.close();
    assertAnswered("c63c8bf690d638fa23008053476177472b83fa17ee66175b639414ab555ea014");
  }

  private void assertAnswered(String sha256) throws IOException {
    assertThat(Files.readString(cell.resolve(CellDirectory.ANSWER_FILE))).isEqualTo(sha256);
    assertThat(Files.readString(cell.resolve(CellDirectory.CORPUS_FILE)))
        .isEqualTo("c97f78ea29ca71816778f1009e343c3d1a26150088580d522e439baf67a07b05");
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
  }
}
