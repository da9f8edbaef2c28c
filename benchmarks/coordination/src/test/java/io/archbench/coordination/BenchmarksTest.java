package io.archbench.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.CellDirectory;
import io.archbench.workload.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.zookeeper.client.FourLetterWordMain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each benchmark, as JMH calls it, on the small corpus; digests are those of every machine, of one
 * server and of three, and of both transports.
 */
class BenchmarksTest {
  /** Digest of what all benchmarks write that write at all. */
  private static final String WRITTEN =
      "982a1df522c41750f2c7c70eaa2d5b2358331b9844e70f2cd2d81483f28b7a93";

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
  void getData() throws Exception {
    GetData nodes = new GetData();
    nodes.bytes = 1_024;
    started(nodes, 3, "netty");
    new OneInFlight().getData(nodes, new Caller());
    new ManyInFlight().getData(nodes, new Batch());
    nodes.stop();
    assertAnswered(
        "67a467dee543f8272d3dcc7ce4e80ba66c78f40d6e31f3dd2e79ba19e090ffe4",
        "323843c6c562aea4601c47875578bdc1a0cf51c07c7715bfff08ffad45a024eb");
    if (OS.LINUX.isCurrentOs()) {
      assertThat(Files.readString(cell.resolve("native.json")))
          .isEqualTo("[\"libnetty_transport_native_epoll\"]");
    }
  }

  @Test
  void getChildren() throws Exception {
    GetChildren group = new GetChildren();
    started(group, 1, "netty");
    new OneInFlight().getChildren(group, new Caller());
    new ManyInFlight().getChildren(group, new Batch());
    group.stop();
    assertAnswered(
        "c20ec7475a6c816758516cb06369146e08fa6526ab9b053ef8bef61ba56116bd",
        "673fa5ad9cb3c31c2b48f0361bb15489d99a7bc9a91ca55f8a921345e99aa688");
  }

  @Test
  void setData() throws Exception {
    for (int peers : new int[] {1, 3}) {
      SetData nodes = new SetData();
      started(nodes, peers, "nio");
      new OneInFlight().setData(nodes, new Caller());
      new ManyInFlight().setData(nodes, new Batch());
      nodes.purge();
      nodes.stop();
      assertAnswered("1c68c2c191db378542a35b16ab93e00e00f568d93a7b9ad1cd1f836d9ee02f82", WRITTEN);
      assertThat(cell.resolve("native.json")).doesNotExist();
    }
  }

  @Test
  void whatAStrangerWroteIsCaughtAtTheEnd() throws Exception {
    SetData nodes = new SetData();
    started(nodes, 1, "nio");
    Caller caller = new Caller();
    new OneInFlight().setData(nodes, caller);
    try (Session stranger = nodes.ensemble().connect(0)) {
      stranger.client().setData("/write/client-1/node-3", new byte[] {1}, -1);
    }
    assertThatThrownBy(nodes::stop)
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContaining("version of /write/client-1/node-3: expected 0, found 1");
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).exists();
  }

  @Test
  void createDelete() throws Exception {
    CreateDelete nodes = new CreateDelete();
    started(nodes, 1, "nio");
    new OneInFlight().createDelete(nodes, new Caller());
    new ManyInFlight().createDelete(nodes, new Batch());
    nodes.stop();
    assertAnswered("9508b89785be171a6a319ee6005874918468f6131039974e7ceb56f8525734fc", WRITTEN);
  }

  @Test
  void multi() throws Exception {
    Multi nodes = new Multi();
    started(nodes, 1, "netty");
    new OneInFlight().multi(nodes, new Caller());
    new ManyInFlight().multi(nodes, new Batch());
    nodes.stop();
    assertAnswered("8ad52e4963bb0e4b270a123ab1c196c27dc4d82ca700d1cec7160a3c1b9fbf0f", WRITTEN);
  }

  @Test
  void exists() throws Exception {
    Exists nodes = new Exists();
    started(nodes, 3, "nio");
    new OneInFlight().exists(nodes, new Caller());
    new ManyInFlight().exists(nodes, new Batch());
    nodes.stop();
    assertAnswered(
        "e769d131b116ceb9aeee090c2569bd91d541fb2682457b95033ee6e59bd3ec02",
        "2005afd66f72bd43c9d77054b49e0b4daca670b0fa82b42b1d8e6dbccd2d265b");
  }

  @Test
  void ephemeralSequential() throws Exception {
    for (int peers : new int[] {1, 3}) {
      EphemeralSequential nodes = new EphemeralSequential();
      started(nodes, peers, "netty");
      new OneInFlight().ephemeralSequential(nodes, new Caller());
      new ManyInFlight().ephemeralSequential(nodes, new Batch());
      nodes.stop();
      assertAnswered("9508b89785be171a6a319ee6005874918468f6131039974e7ceb56f8525734fc", WRITTEN);
    }
  }

  @Test
  void openClose() throws Exception {
    Connect.Clients clients = new Connect.Clients();
    started(clients, 3, "nio");
    new Connect().openClose(clients, new Caller());
    clients.stop();
    assertAnswered("58ee3e4c147987e7cbd65f00dab52987367c09e6bffcc4961d377a236371c75b");
  }

  @Test
  void increment() throws Exception {
    Counter.Shared shared = new Counter.Shared();
    started(shared, 1, "nio");
    new Counter().increment(shared, new Caller());
    shared.stop();
    assertAnswered("c52b842e661e1e405cd00c549da0aaf23660021d783d2cc136b178e96a7d8f67");
  }

  @Test
  void aCountThatAStrangerMadeIsCaughtAtTheEnd() throws Exception {
    Counter.Shared shared = new Counter.Shared();
    started(shared, 1, "nio");
    new Counter().increment(shared, new Caller());
    shared.increment(1);
    try (Session stranger = shared.ensemble().connect(0)) {
      stranger.client().setData("/counter", new byte[] {0, 0, 0, 0, 0, 0, 0, 99}, -1);
    }
    assertThatThrownBy(shared::stop)
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContaining("the number: expected 22, found 99");
  }

  @Test
  void follow() throws Exception {
    Cache.Followed followed = new Cache.Followed();
    started(followed, 3, "netty");
    new Cache().follow(followed, new Caller());
    followed.stop();
    assertAnswered("88125bffad65dd0f6219ecebe4ee4cbbb5c67b393aebe7885a1ee5fcbd6974ab", WRITTEN);
  }

  @Test
  void sync() throws Exception {
    Sync nodes = new Sync();
    started(nodes, 3, "nio");
    new OneInFlight().sync(nodes, new Caller());
    new ManyInFlight().sync(nodes, new Batch());
    nodes.stop();
    assertAnswered("5df126072ca2b0d308ede9c9f512ece218e29635460b1f91678b507fd5de3b60", WRITTEN);
  }

  @Test
  void fanOut() throws Exception {
    Watch.Watched watched = new Watch.Watched();
    started(watched, 1, "nio");
    new Watch().fanOut(watched, new Caller());
    watched.stop();
    assertAnswered("94352e9d58fc445179fb94b39153d040106828916c33824db17c9d6d6691e0b8", WRITTEN);
  }

  @Test
  void fanOutThousand() throws Exception {
    Watch.ManyWatched watched = new Watch.ManyWatched();
    started(watched, 1, "nio");
    new Watch().fanOutThousand(watched, new Caller());
    watched.stop();
    assertAnswered("eb081537cd8f1e325d935a92c88a6f5bc215695d52209491039dcebfdacd3f2e", WRITTEN);
  }

  @Test
  void overTls() throws Exception {
    GetData nodes = new GetData();
    nodes.bytes = 1_024;
    started(nodes, 3, "tls");
    new OneInFlight().getData(nodes, new Caller());
    new ManyInFlight().getData(nodes, new Batch());
    assertThat(modeSaidInPlain(nodes.ensemble().address(0))).doesNotContain("Mode:");
    nodes.stop();
    assertAnswered(
        "67a467dee543f8272d3dcc7ce4e80ba66c78f40d6e31f3dd2e79ba19e090ffe4",
        "323843c6c562aea4601c47875578bdc1a0cf51c07c7715bfff08ffad45a024eb");
  }

  @Test
  void acquireRelease() throws Exception {
    Mutex.Lock lock = new Mutex.Lock();
    started(lock, 3, "netty");
    new Mutex().acquireRelease(lock, new Caller());
    lock.stop();
    assertAnswered("1725455ef36072ad5ce4c24edb1aa8f44d203b4008811e2b821e477e65647200");
  }

  @Test
  void handOver() throws Exception {
    Leader.Elections elections = new Leader.Elections();
    started(elections, 1, "nio");
    new Leader().handOver(elections, new Caller());
    elections.stop();
    assertAnswered("3c12fd91e0c55c106d70ee40b45ee1b01eac81ade04ddfebd20d5da17ed7f423");
  }

  @Test
  void fixedRate() throws Exception {
    GetData nodes = new GetData();
    nodes.bytes = 100;
    started(nodes, 1, "nio");
    FixedRate.Schedule schedule = new FixedRate.Schedule();
    schedule.rate = 100;
    schedule.start(0, 1);
    schedule.run(Duration.ofMillis(200), schedule.worker(nodes)::send);
    nodes.stop();
    assertAnswered(
        "e769d131b116ceb9aeee090c2569bd91d541fb2682457b95033ee6e59bd3ec02",
        "2005afd66f72bd43c9d77054b49e0b4daca670b0fa82b42b1d8e6dbccd2d265b");
  }

  @Test
  void setDataAtAFixedRate() throws Exception {
    SetData nodes = new SetData();
    started(nodes, 1, "nio");
    FixedRate.Schedule schedule = new FixedRate.Schedule();
    schedule.rate = 100;
    schedule.start(1, 2);
    schedule.run(Duration.ofMillis(200), schedule.worker(nodes)::send);
    nodes.stop();
    assertAnswered("1c68c2c191db378542a35b16ab93e00e00f568d93a7b9ad1cd1f836d9ee02f82", WRITTEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nio", "netty", "tls"})
  void killLeader(String transport) throws Exception {
    survived(new Failover.Leaderless(), transport);
    assertAnswered("556ff0fc1f3df080d3d540ceb435dc0dead6f892d57e809b991889340d92c39d", WRITTEN);
  }

  @Test
  void killFollower() throws Exception {
    survived(new Failover.OneShort(), "nio");
    assertAnswered("556ff0fc1f3df080d3d540ceb435dc0dead6f892d57e809b991889340d92c39d", WRITTEN);
  }

  /** Two clients survive two deaths. */
  private static void survived(Failover.Dying servers, String transport) throws Exception {
    servers.transport = transport;
    servers.start(2);
    for (int death = 0; death < 2; death++) {
      servers.begin();
      assertThat(servers.outage.survive(0)).isPositive();
      assertThat(servers.outage.survive(1)).isPositive();
      servers.end();
      servers.purge();
    }
    servers.stop();
  }

  /** Empty where a server speaks nothing but TLS. */
  private static String modeSaidInPlain(String address) throws Exception {
    String[] parts = address.split(":", -1);
    try {
      return FourLetterWordMain.send4LetterWord(
          parts[0], Integer.parseInt(parts[1]), "srvr", false, 2_000);
    } catch (IOException refused) {
      return "";
    }
  }

  @Test
  void aPlainServerSaysItsModeInPlain() throws Exception {
    SetData nodes = new SetData();
    started(nodes, 1, "netty");
    assertThat(modeSaidInPlain(nodes.ensemble().address(0))).contains("Mode:");
    nodes.stop();
  }

  private static void started(SizedEnsemble state, int peers, String transport) throws Exception {
    state.peers = peers;
    state.transport = transport;
    state.start(2);
  }

  private void assertAnswered(String answer, String corpus) throws IOException {
    assertAnswered(answer);
    assertThat(Files.readString(cell.resolve(CellDirectory.CORPUS_FILE))).isEqualTo(corpus);
  }

  private void assertAnswered(String answer) throws IOException {
    assertThat(Files.readString(cell.resolve(CellDirectory.ANSWER_FILE))).isEqualTo(answer);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
  }
}
