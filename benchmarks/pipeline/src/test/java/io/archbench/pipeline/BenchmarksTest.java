package io.archbench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each benchmark a few times, as JMH calls it, on the small corpus; digests are those of every
 * machine.
 */
class BenchmarksTest {
  static final String CORPUS = "e5cc8af56a2f2014c6520df62cdda9ab7524e7405f0b99a7343eda3247b9f3b9";
  private static final int TURNS = 200;

  @TempDir Path cell;

  @BeforeEach
  void runInACell() {
    System.setProperty(CellDirectory.PROPERTY, cell.toString());
  }

  @AfterEach
  void leaveTheCell() {
    System.clearProperty(CellDirectory.PROPERTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"joni", "java"})
  void match(String engine) throws IOException {
    Grok.AccessLines lines = new Grok.AccessLines();
    lines.engine = engine;
    lines.build();
    Caller caller = new Caller();
    for (int turn = 0; turn < TURNS; turn++) {
      assertThat(new Grok().match(lines, caller)).hasSize(125);
    }
    assertAnswered("76baeb6600847d484db8dae5a39c41087f6afd4401d2694b3a81ed955d8f57aa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"joni", "java"})
  void noMatch(String engine) throws IOException {
    Grok.ForeignLines lines = new Grok.ForeignLines();
    lines.engine = engine;
    lines.build();
    Caller caller = new Caller();
    for (int turn = 0; turn < 3; turn++) {
      assertThat(new Grok().noMatch(lines, caller)).hasSize(125);
    }
    assertAnswered("d27995fe3a7f66fe509fc3c7002333c548e42d594042b9569972135227094c97");
  }

  @Test
  void dissect() throws IOException {
    Filters.Lines lines = new Filters.Lines();
    lines.build();
    assertThat(new Filters().dissect(lines, new Caller())).hasSize(125);
    assertAnswered("7bfa239bddfa0d5899ac4bfb779d9bc2deb0dbce3a3aa9c52b633f6805da9066");
  }

  @Test
  void date() throws IOException {
    Filters.Times times = new Filters.Times();
    times.build();
    assertThat(new Filters().date(times, new Caller())).hasSize(125);
    assertAnswered("6045e40b298701dfa7d15a51431deac1a808e59276e614eb4740f2f8da8934fd");
  }

  @Test
  void mutate() throws IOException {
    Filters.ParsedLogs logs = new Filters.ParsedLogs();
    logs.build();
    assertThat(new Filters().mutate(logs, new Caller())).hasSize(125);
    assertAnswered("928f4f1104d6590ad7c0c9394ed7f1fb6af41da2952e44e8a777a0e38df364ce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "cbor"})
  void decode(String format) throws IOException {
    Codec.Documents documents = new Codec.Documents();
    documents.format = format;
    documents.build();
    assertThat(new Codec().decode(documents, new Caller())).hasSize(125);
    assertAnswered("37378544a480453cc6b181a57753083821a1ee3920d4b2f44386ea8993358bf8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "cbor"})
  void encode(String format) throws IOException {
    Codec.Events events = new Codec.Events();
    events.format = format;
    events.build();
    assertThat(new Codec().encode(events, new Caller())).hasSize(125);
    assertAnswered(
        format.equals("json")
            ? "a91fa2d99954199efaaaa8e0fe153a3f29756576e652c665dfff788cf3776814"
            : "cc5b56ce661ac5d56b257d7dff75e49edb8c60487255b7b8d914fd98ccdc5414");
  }

  @Test
  void userAgent() throws IOException {
    Filters.Agents agents = new Filters.Agents();
    agents.build();
    assertThat(new Filters().userAgent(agents, new Caller())).hasSize(125);
    assertAnswered("308ef5f4c747cfa6d87f1f9997065322914e0651e2ea1b642fed128746436934");
  }

  @Test
  void fixedRate() throws Exception {
    Pipeline.Documents documents = new Pipeline.Documents();
    documents.engine = "java";
    documents.build(1);
    FixedRate.Running running = new FixedRate.Running();
    running.start(documents, 2);
    FixedRate.Input input = new FixedRate.Input();
    input.open(running, documents, 0);
    FixedRate.Schedule schedule = new FixedRate.Schedule();
    schedule.rate = 500;
    schedule.start(0, 1);
    schedule.run(Duration.ofMillis(200), input::send);
    running.stop();
    assertAnswered("a91fa2d99954199efaaaa8e0fe153a3f29756576e652c665dfff788cf3776814");
  }

  @ParameterizedTest
  @ValueSource(strings = {"joni", "java"})
  void run(String engine) throws IOException {
    Pipeline.Documents documents = new Pipeline.Documents();
    documents.engine = engine;
    documents.build(2);
    Caller caller = new Caller();
    for (int turn = 0; turn < TURNS; turn++) {
      assertThat(new Pipeline().run(documents, caller)).hasSize(125);
    }
    documents.checkQueue();
    assertAnswered("a91fa2d99954199efaaaa8e0fe153a3f29756576e652c665dfff788cf3776814");
  }

  @Test
  void writeRead() throws IOException {
    PersistedQueue.Elements elements = new PersistedQueue.Elements();
    elements.build();
    PersistedQueue.Queue queue = new PersistedQueue.Queue();
    queue.open(elements, 1);
    // more than a page
    for (int turn = 0; turn < 60; turn++) {
      assertThat(new PersistedQueue().writeRead(elements, queue)).hasSize(1_024);
    }
    queue.close();
    assertAnswered("0cd247a77ce1bacb34fea73e42edca474f16bfe51a01a3b460f04fd1fd3c5ead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lz4", "zstd"})
  void compressAndDecompress(String codec) throws IOException {
    Compression.Batches batches = new Compression.Batches();
    batches.codec = codec;
    batches.build();
    Compression.Buffer buffer = new Compression.Buffer();
    buffer.open(batches);
    Caller caller = new Caller();
    for (int turn = 0; turn < TURNS; turn++) {
      int length = new Compression().compress(batches, buffer, caller);
      assertThat(new Compression().decompress(batches, buffer, caller)).isGreaterThan(2 * length);
    }
    buffer.close();
    assertThat(cell.resolve(CellDirectory.NATIVE_FILE))
        .content()
        .contains(codec.equals("lz4") ? "liblz4-java" : "libzstd-jni");
    assertAnswered("06900b885089a0bed0c4a59acc668dce1c218f017e7b8b9ac873f30f7db797bc");
  }

  private void assertAnswered(String sha256) throws IOException {
    assertThat(Files.readString(cell.resolve(CellDirectory.ANSWER_FILE))).isEqualTo(sha256);
    assertThat(Files.readString(cell.resolve(CellDirectory.CORPUS_FILE))).isEqualTo(CORPUS);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
  }
}
