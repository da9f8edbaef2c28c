package io.archbench.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void errors() throws IOException {
    Search.Errors state = new Search.Errors();
    state.build();
    assertThat(new Search().errors(state, new Caller()).scoreDocs).isNotEmpty();
    state.close();
    assertAnswered("65268094e9f30f64fda50108289be7d0bc18039a1b102b157504e19de309416b");
  }

  @Test
  void phrase() throws IOException {
    Search.Phrases state = new Search.Phrases();
    state.build();
    assertThat(new Search().phrase(state, new Caller()).scoreDocs).hasSize(10);
    state.close();
    assertAnswered("c66a07a19189091b950e47424fd2d2e43104465d8f8884bdb4d3c20b70e44eb0");
  }

  @Test
  void prefix() throws IOException {
    Search.Prefixes state = new Search.Prefixes();
    state.build();
    assertThat(new Search().prefix(state, new Caller()).scoreDocs).hasSize(10);
    state.close();
    assertAnswered("06f42f47dce25dea743cebd56c7f72374ac7eb26b133fb82b4ccedb9b4f75cab");
  }

  @Test
  void searchAfter() throws IOException {
    Search.After state = new Search.After();
    state.sort = "none";
    state.build();
    assertThat(new Search().searchAfter(state, new Caller()).scoreDocs).hasSize(10);
    state.close();
    assertAnswered("73c520aafaa93a080f2ee8d1ed8df3d3358f89a9982909901f9a58b6ea3c53c5");
  }

  @Test
  void scroll() throws IOException {
    Search.Scrolled scrolled = new Search.Scrolled();
    scrolled.codec = "best";
    scrolled.build();
    Search.Reading reading = new Search.Reading();
    reading.open(scrolled);
    // once round, and the first page again
    for (int page = 0; page < 11; page++) {
      assertThat(new Search().scroll(scrolled, reading, new Caller()).toString())
          .startsWith("Page[number=" + page % 10 + ",");
    }
    scrolled.close();
    assertAnswered("7a35b8b005e0e6a054e2b495e1229470b36580a916b64ae6db9fd887cdb38b19");
  }

  @Test
  void mixed() throws Exception {
    Search.MixedLogs logs = new Search.MixedLogs();
    logs.build();
    Caller caller = new Caller();
    for (int turn = 0; turn < 16; turn++) {
      new Search().mixed(logs, caller);
    }
    FixedRate.SearchThreads threads = new FixedRate.SearchThreads();
    threads.start();
    FixedRate.Schedule schedule = new FixedRate.Schedule();
    schedule.rate = 500;
    schedule.start(0, 1);
    schedule.run(
        Duration.ofMillis(200), completion -> threads.search(logs, schedule.next(), completion));
    assertThat(schedule.next()).isEqualTo(100);
    threads.stop();
    logs.close();
    assertAnswered("8c1b89f1e3be9638e0236bfe5ab13bb1aa4fcd884f1c74e67e763bf2c35696f8");
  }

  @Test
  void terms() throws IOException {
    Aggregate.Requests state = new Aggregate.Requests();
    state.build();
    assertThat(new Aggregate().terms(state, new Caller()))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(10);
    state.close();
    assertAnswered("3521137a9f1021d88a229989120498f97a05160728c19d7ff00371b3f9fe257d");
  }

  @Test
  void cardinality() throws IOException {
    Aggregate.Clients state = new Aggregate.Clients();
    state.build();
    assertThat(new Aggregate().cardinality(state, new Caller())).isNotNull();
    state.close();
    assertAnswered("25758930bafc9d5064155cbf311493235ed80e39bc9521a6544d1858892c7c9c");
  }

  @Test
  void percentiles() throws IOException {
    Aggregate.Sizes state = new Aggregate.Sizes();
    state.build();
    assertThat(new Aggregate().percentiles(state, new Caller())).isNotNull();
    state.close();
    assertAnswered("899d45311049656fac407aaeadd82c465f4e3118c8a9563fa4d1b6bd64cf2351");
  }

  @Test
  void durable() throws IOException {
    Commit.Logs logs = new Commit.Logs();
    logs.prepare();
    Commit.Shard shard = new Commit.Shard();
    shard.fill(logs);
    assertThat(new Commit().durable(logs, shard)).isEqualTo(10_499);
    shard.close(logs);
    assertAnswered("c561a067e56bd86df4f795db8a9745f0f158d68f9ce1757d29eb09c19589300d");
  }

  @ParameterizedTest
  @CsvSource({"default,none", "best,timestamp"})
  void toOneSegment(String codec, String sort) throws IOException {
    ForceMerge.Logs logs = new ForceMerge.Logs();
    logs.codec = codec;
    logs.sort = sort;
    logs.prepare();
    ForceMerge.Shard shard = new ForceMerge.Shard();
    shard.write(logs);
    Object merged = new ForceMerge().toOneSegment(logs, shard);
    assertThat(new ForceMerge().toOneSegment(logs, shard)).isEqualTo(merged);
    shard.close();
    assertAnswered("45a824f6e6348f7bbfbf606f77c74926b6981171b6bf4835241c01c99bb2d424");
  }

  @Test
  void hourlyHistogram() throws IOException {
    Aggregate.Hours hours = new Aggregate.Hours();
    hours.build();
    assertThat((long[]) new Aggregate().hourlyHistogram(hours, new Caller()))
        .hasSizeGreaterThan(200);
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
