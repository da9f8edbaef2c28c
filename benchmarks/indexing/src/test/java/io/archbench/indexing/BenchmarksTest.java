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
    assertAnswered("335d95aeb436a46c99a8183bfa002e60e8810d1586dafd5c8feeb148610c0ff2");
  }

  @Test
  void nearRealTime() throws IOException {
    Refresh.Logs logs = new Refresh.Logs();
    logs.prepare();
    Refresh.Shard shard = new Refresh.Shard();
    shard.fill(logs);
    assertThat(new Refresh().nearRealTime(logs, shard)).isEqualTo(1);
    shard.close();
    assertAnswered("c561a067e56bd86df4f795db8a9745f0f158d68f9ce1757d29eb09c19589300d");
  }

  @Test
  void term() throws IOException {
    Search.Terms terms = new Search.Terms();
    terms.build();
    assertThat(new Search().term(terms, new Caller()).scoreDocs).isNotEmpty();
    terms.close();
    assertAnswered("00a417f891981e1eafc6982d2c3082cf2cd8ab8d329fc9894507d54d40a22f16");
  }

  @Test
  void range() throws IOException {
    Search.Ranges ranges = new Search.Ranges();
    ranges.build();
    assertThat(new Search().range(ranges, new Caller()).scoreDocs).hasSize(10);
    ranges.close();
    assertAnswered("bd89d204a3d8b5f2ddc6643a8372cee3e794899b268bc1df8555b9df2e703685");
  }

  @Test
  void sorted() throws IOException {
    Search.Newest newest = new Search.Newest();
    newest.sort = "timestamp";
    newest.build();
    assertThat(new Search().sorted(newest, new Caller()).scoreDocs).hasSize(10);
    newest.close();
    assertAnswered("cfb21e65d830eca3630199aa060796806791c9c616828dc4db0847712ff22c49");
  }

  @Test
  void fetch() throws IOException {
    Search.Pages pages = new Search.Pages();
    pages.codec = "best";
    pages.build();
    assertThat(new Search().fetch(pages, new Caller())).isGreaterThan(100 * 100);
    pages.close();
    assertAnswered("4ef67c6602d9a4e5d66fad6d481c6f347cd4181d8f3705b3cad374b8dd019b05");
  }

  @Test
  void hourlyHistogram() throws IOException {
    Aggregate.Hours hours = new Aggregate.Hours();
    hours.build();
    assertThat(new Aggregate().hourlyHistogram(hours, new Caller())).hasSizeGreaterThan(200);
    hours.close();
    assertAnswered("e5c0a857a1c697d70c5af768288e0d55c83bdeaa4963b322f4db089738ae5a9d");
  }

  private void assertAnswered(String sha256) throws IOException {
    assertThat(Files.readString(cell.resolve(CellDirectory.ANSWER_FILE))).isEqualTo(sha256);
    assertThat(Files.readString(cell.resolve(CellDirectory.CORPUS_FILE)))
        .isEqualTo("a874cefb4330967a0ac7fdf1619612f2a4311875a2d2d97c2deba557d84c1a14");
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
  }
}
