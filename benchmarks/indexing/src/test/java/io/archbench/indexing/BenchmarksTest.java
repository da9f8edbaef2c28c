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
    assertAnswered("56b8fc325681a8ac9d1d3f5623d0f6ff9d917e7c731d647c611b90e8372723d6");
  }

  @Test
  void nearRealTime() throws IOException {
    Refresh.Logs logs = new Refresh.Logs();
    logs.prepare();
    Refresh.Shard shard = new Refresh.Shard();
    shard.fill(logs);
    assertThat(new Refresh().nearRealTime(logs, shard)).isEqualTo(1);
    shard.close();
    assertAnswered("03d554f1b5c1f7609d1ccc9ffe64721f004b620eee2ccbb52ef32b79c79aeb7d");
  }

  @Test
  void term() throws IOException {
    Search.Terms terms = new Search.Terms();
    terms.build();
    assertThat(new Search().term(terms, new Caller()).scoreDocs).isNotEmpty();
    terms.close();
    assertAnswered("f5de64c16948c96a659bb6c54e59c5cb8e1359ac418d2a416442fe28f1b69cdb");
  }

  @Test
  void range() throws IOException {
    Search.Ranges ranges = new Search.Ranges();
    ranges.build();
    assertThat(new Search().range(ranges, new Caller()).scoreDocs).hasSize(10);
    ranges.close();
    assertAnswered("702155253d8dc6873fb3c7ce71db32748f0bbb62dde33ba91f4fce29f0dec967");
  }

  @Test
  void sorted() throws IOException {
    Search.Newest newest = new Search.Newest();
    newest.sort = "timestamp";
    newest.build();
    assertThat(new Search().sorted(newest, new Caller()).scoreDocs).hasSize(10);
    newest.close();
    assertAnswered("635ba4de5cdb4269791fc2d65a29a132d2727bcee4c62dc7b067bfe5faacfed7");
  }

  @Test
  void fetch() throws IOException {
    Search.Pages pages = new Search.Pages();
    pages.codec = "best";
    pages.build();
    assertThat(new Search().fetch(pages, new Caller())).isGreaterThan(100 * 100);
    pages.close();
    assertAnswered("641849c442340ede6c90034fcf24d073b4056ba19129d9f4f17987689304623b");
  }

  @Test
  void hourlyHistogram() throws IOException {
    Aggregate.Hours hours = new Aggregate.Hours();
    hours.build();
    assertThat(new Aggregate().hourlyHistogram(hours, new Caller())).hasSizeGreaterThan(200);
    hours.close();
    assertAnswered("4f4084fd0acaf489d257db941b41f1eb370b0c33dd9edeeaa2376b96c619de97");
  }

  private void assertAnswered(String sha256) throws IOException {
    assertThat(Files.readString(cell.resolve(CellDirectory.ANSWER_FILE))).isEqualTo(sha256);
    assertThat(Files.readString(cell.resolve(CellDirectory.CORPUS_FILE)))
        .isEqualTo("ddef856c82c389cff19bc3b71c11ff1ca84b237b1fd89042fe0632baaa803c02");
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
  }
}
