package io.archbench.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each benchmark as JMH calls it, on the small corpus; digests are those of every machine, and of
 * every way to do the same work.
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
  void json() throws Exception {
    Json.Documents documents = new Json.Documents();
    documents.prepare();
    Turn turn = new Turn();
    for (int item = 0; item < 1_001; item++) {
      assertThat(new Json().encode(documents, turn)).isNotEmpty();
      assertThat(new Json().decode(documents, turn).lines()).isNotEmpty();
    }
    assertAnswered("9c7de0578bcf9903 69acd369d09b0fd0");
  }

  @Test
  void http() throws Exception {
    Http.Server server = new Http.Server();
    server.prepare();
    Http.Connection connection = new Http.Connection();
    connection.open(server);
    for (int item = 0; item < 100; item++) {
      assertThat(new Http().echo(server, connection)).hasSize(1);
      assertThat(new Http().echoPipelined(server, connection)).hasSize(16);
    }
    connection.close();
    server.stop();
    assertAnswered("9c7de0578bcf9903 8eb91c77ece58331");
    if (OS.LINUX.isCurrentOs()) {
      assertThat(cell.resolve(CellDirectory.NATIVE_FILE))
          .content()
          .isEqualTo("[\"libnetty_transport_native_epoll\"]");
    }
  }

  @Test
  void tls() throws Exception {
    Tls.Server server = new Tls.Server();
    server.prepare();
    Tls.Connection connection = new Tls.Connection();
    connection.open(server);
    Tls.Visitor visitor = new Tls.Visitor();
    visitor.introduce(server);
    for (int item = 0; item < 20; item++) {
      assertThat(new Tls().echo(server, connection)).hasSize(1);
      assertThat(new Tls().fullHandshake(server, visitor)).hasSize(1);
      assertThat(new Tls().resumedHandshake(server, visitor)).hasSize(1);
      assertThat(new Tls().resumedHandshake(server, visitor)).hasSize(1);
    }
    connection.close();
    server.stop();
    assertAnswered("9c7de0578bcf9903 8eb91c77ece58331");
  }

  @Test
  void fixedRate() throws Exception {
    Http.Server plain = new Http.Server();
    plain.prepare();
    FixedRate.PlainSender sender = new FixedRate.PlainSender();
    sender.open(plain);
    schedule().run(Duration.ofMillis(200), sender.channels::send);
    sender.close();
    plain.stop();
    Tls.Server secure = new Tls.Server();
    secure.prepare();
    FixedRate.TlsSender tlsSender = new FixedRate.TlsSender();
    tlsSender.open(secure);
    schedule().run(Duration.ofMillis(200), tlsSender.channels::send);
    tlsSender.close();
    secure.stop();
    assertAnswered("9c7de0578bcf9903 8eb91c77ece58331");
  }

  private static FixedRate.Schedule schedule() {
    FixedRate.Schedule schedule = new FixedRate.Schedule();
    schedule.rate = 200;
    schedule.start(0, 1);
    return schedule;
  }

  @Test
  void firstAnswer() throws Exception {
    ColdStart.Services services = new ColdStart.Services();
    services.prepare();
    assertThat(new ColdStart().firstAnswer(services, new ColdStart.Starter())).hasSize(1);
    assertAnswered("bb931fc0dfb3393f 60ff89a0b94e3b0c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lz4", "zstd"})
  void compress(String codec) throws Exception {
    Compression.Compressed blocks = new Compression.Compressed();
    blocks.codec = codec;
    blocks.prepare();
    Compression.Buffer buffer = new Compression.Buffer();
    buffer.open(blocks);
    for (int item = 0; item < 100; item++) {
      assertThat(new Compression().compress(blocks, buffer)).isLessThan(8_192);
      assertThat(new Compression().decompress(blocks, buffer)).isEqualTo(16_384);
    }
    buffer.close();
    assertAnswered("49fe067435e79e10 df22d84f5f9f7055");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exchanger", "park", "spin", "synchronousQueue"})
  void roundTrip(String way) throws Exception {
    PingPong.Numbers numbers = new PingPong.Numbers();
    numbers.by = way;
    numbers.prepare();
    PingPong.Player player = new PingPong.Player();
    player.start(numbers);
    for (int item = 0; item < 100; item++) {
      assertThat(new PingPong().roundTrip(numbers, player)).isNotZero();
    }
    player.end();
    assertAnswered("1c7ca198c6fb1e98 d637cdb03b72846a");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void startAndJoin() throws Exception {
    VirtualThreads.Tasks tasks = new VirtualThreads.Tasks();
    tasks.prepare();
    assertThat(new VirtualThreads().startAndJoin(tasks, new Turn())).isNotZero();
    tasks.stop();
    assertAnswered("e82d91053cf849b4 2d481348239e4210");
  }

  @Test
  void beforeJdk21ThereAreNoVirtualThreads() {
    assertThatThrownBy(() -> VirtualTasks.executor(17))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "virtual threads need JDK 21 or newer, and this is 17: run the cell on another JDK, or"
                + " leave it out");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void liveSet(int percent) throws Exception {
    GarbageCollection.Live live = new GarbageCollection.Live();
    live.percent = percent;
    live.prepare();
    GarbageCollection.Replacing replacing = new GarbageCollection.Replacing();
    for (int turn = 0; turn < 1_000; turn++) {
      assertThat(new GarbageCollection().liveSet(live, replacing).left()).isNotNull();
    }
    live.check();
    assertAnswered("7d749b95bd02de75 fbbd2b71c0ba3559");
  }

  @Test
  void aesGcm() throws Exception {
    Crypto.AesGcm messages = new Crypto.AesGcm();
    messages.bytes = 1_024;
    messages.prepare();
    Crypto.SealingThread thread = new Crypto.SealingThread();
    for (int item = 0; item < 300; item++) {
      assertThat(new Crypto().aesGcm(messages, thread)).hasSize(1_024);
    }
    assertAnswered("90ef325d47170d17 379d5e1a659fd5b0");
  }

  @Test
  void chaCha20() throws Exception {
    Crypto.ChaCha20 messages = new Crypto.ChaCha20();
    messages.bytes = 16_384;
    messages.prepare();
    Crypto.SealingThread thread = new Crypto.SealingThread();
    for (int item = 0; item < 20; item++) {
      assertThat(new Crypto().chaCha20(messages, thread)).hasSize(16_384);
    }
    assertAnswered("90ef325d47170d17 5307922ec3bf1f89");
  }

  @Test
  void sha256() throws Exception {
    Crypto.Hashes hashes = new Crypto.Hashes();
    hashes.bytes = 1_024;
    hashes.prepare();
    Crypto.HashingThread thread = new Crypto.HashingThread();
    thread.make();
    assertThat(new Crypto().sha256(hashes, thread)).hasSize(32);
    assertAnswered("90ef325d47170d17 3fbb3f52ea221602");
  }

  @Test
  void ecdsa() throws Exception {
    Crypto.Signatures signatures = new Crypto.Signatures();
    signatures.prepare();
    Crypto.SigningThread thread = new Crypto.SigningThread();
    thread.make(signatures);
    assertThat(new Crypto().ecdsa(signatures, thread)).hasSize(64);
    assertAnswered("89e6b5b4f76f3b81 81017f11dc130dde");
  }

  @Test
  void x25519() throws Exception {
    Crypto.Secrets secrets = new Crypto.Secrets();
    secrets.prepare();
    Crypto.AgreeingThread thread = new Crypto.AgreeingThread();
    thread.make();
    assertThat(new Crypto().x25519(secrets, thread)).hasSize(32);
    assertAnswered("4791f5221a74a0cd b7820a4a2deefa27");
  }

  @Test
  void crc32c() throws Exception {
    Blocks.Summed blocks = new Blocks.Summed();
    blocks.prepare();
    assertThat(new Blocks().crc32c(blocks, new Turn())).isPositive();
    assertAnswered("49fe067435e79e10 a6550d8a63e5d7dd");
  }

  @Test
  void deflate() throws Exception {
    Blocks.Deflated blocks = new Blocks.Deflated();
    blocks.prepare();
    assertThat(new Blocks().deflate(blocks, new Turn())).hasSizeLessThan(8_192);
    assertThat(new Blocks().inflate(blocks, new Turn())).hasSize(16_384);
    assertAnswered("49fe067435e79e10 df22d84f5f9f7055");
  }

  @Test
  void regex() throws Exception {
    Text.Lines lines = new Text.Lines();
    lines.prepare();
    assertThat(new Text().regex(lines, new Turn())).hasSize(7);
    assertAnswered("6497e7281233d8af 378d861729ee74bb");
  }

  @Test
  void utf8AndBase64() throws Exception {
    Text.Recoded recoded = new Text.Recoded();
    recoded.prepare();
    Turn turn = new Turn();
    for (int item = 0; item < 8; item++) {
      assertThat(new Text().utf8(recoded, turn)).hasSizeGreaterThanOrEqualTo(1_000);
      assertThat(new Text().base64(recoded, turn)).hasSizeGreaterThanOrEqualTo(1_000);
    }
    assertAnswered("5b263f677610445f 10a7f6aa7adfeb6f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hash", "concurrent", "tree"})
  void get(String map) throws Exception {
    Maps.Names names = new Maps.Names();
    names.map = map;
    names.prepare();
    assertThat(new Maps().get(names, new Turn())).isBetween(0, 9_999);
    assertAnswered("9cf01aae4b17b011 be85ad45de24b090");
  }

  @Test
  void count() throws Exception {
    Maps.Requests requests = new Maps.Requests();
    requests.prepare();
    assertThat(new Maps().count(requests, new Turn())).hasSizeGreaterThan(100);
    assertAnswered("a874cefb4330967a 0d94b706489ab7bf");
  }

  @Test
  void sort() throws Exception {
    Sort.Unsorted arrays = new Sort.Unsorted();
    arrays.prepare();
    assertThat(new Sort().numbers(arrays, new Turn())).isSorted();
    assertThat(new Sort().words(arrays, new Turn())).isSorted();
    assertAnswered("e004fcd966331500 e1f36d7a2e0531c7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"atomic", "adder", "lock", "synchronized"})
  void add(String kind) throws Exception {
    Contended.Shared shared = new Contended.Shared();
    shared.kind = kind;
    shared.prepare();
    Contended.AddingThread thread = new Contended.AddingThread();
    thread.open(shared);
    assertThat(new Contended().add(thread)).isPositive();
    shared.check();
    assertAnswered("7d961814a37c5c03 4f660d35fc41b2a9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disruptor", "arrayBlocking"})
  void pass(String queue) throws Exception {
    Queues.Batches batches = new Queues.Batches();
    batches.queue = queue;
    batches.prepare();
    Queues.Ends ends = new Queues.Ends();
    ends.open(batches);
    for (int batch = 0; batch < 60; batch++) {
      assertThat(new Queues().pass(batches, ends)).isNotZero();
    }
    ends.close();
    assertAnswered("363d5f788fda6cdc cb0e6245865e626b");
  }

  @Test
  void cache() throws Exception {
    Cache.Profiles profiles = new Cache.Profiles();
    profiles.prepare();
    Cache.Asking asking = new Cache.Asking();
    asking.open(profiles);
    for (int turn = 0; turn < 1_000; turn++) {
      assertThat(new Cache().get(profiles, asking)).startsWith("{\"name\":\"user-");
    }
    profiles.check();
    assertAnswered("51c982a231c43255 555085fb42c51a84");
  }

  @Test
  void tree() throws Exception {
    Allocation.Values values = new Allocation.Values();
    values.prepare();
    Allocation.Garden garden = new Allocation.Garden();
    for (int item = 0; item < 100; item++) {
      assertThat(new Allocation().tree(values, garden).left()).isNotNull();
    }
    assertAnswered("7d749b95bd02de75 fbbd2b71c0ba3559");
  }

  @Test
  void chase() throws Exception {
    Memory.Cycle cycle = new Memory.Cycle();
    cycle.kib = 256;
    cycle.prepare();
    Memory.Chaser chaser = new Memory.Chaser();
    for (int turn = 0; turn < 100; turn++) {
      assertThat(new Memory().chase(cycle, chaser)).isNotNegative();
    }
    assertAnswered("c401918c5ba276c8 630a5c05b380f2e3");
  }

  @Test
  void read() throws Exception {
    Memory.Array array = new Memory.Array();
    array.prepare();
    Memory.Reader reader = new Memory.Reader();
    for (int turn = 0; turn < 20; turn++) {
      assertThat(new Memory().read(array, reader)).isNotZero();
    }
    assertAnswered("7d8a377c147e9cc3 5ed110e76c2cd337");
  }

  @Test
  void throwAndCatch() throws Exception {
    Exceptions.Rejected rejected = new Exceptions.Rejected();
    rejected.depth = 10;
    rejected.prepare();
    assertThat(new Exceptions().throwAndCatch(rejected, new Turn())).isPositive();
    assertAnswered("f2f2674f05f497dc bfbacd355e9c4527");
  }

  private void assertAnswered(String digests) throws IOException {
    assertThat(
            Files.readString(cell.resolve(CellDirectory.CORPUS_FILE)).substring(0, 16)
                + " "
                + Files.readString(cell.resolve(CellDirectory.ANSWER_FILE)).substring(0, 16))
        .isEqualTo(digests);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
  }
}
