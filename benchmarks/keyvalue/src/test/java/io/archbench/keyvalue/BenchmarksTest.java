package io.archbench.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.CellDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each benchmark, as JMH calls it, on the small corpus; digests are those of every machine. */
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
  void put() throws Exception {
    Puts records = new Puts();
    records.bytes = 256;
    records.start(2);
    new OneInFlight().put(records, caller(0));
    new OneInFlight().put(records, caller(1));
    new ManyInFlight().put(records, batch(1_000));
    records.stop();
    assertAnswered(
        "7cae96e70bdb5bda9ee262844b250cea15d227077caff84930aaacc578fafeb5",
        "6d8d59a53dcdaa833feb30782faf9e753db61a2741ddad0152d73cd4843cd415");
    if (OS.LINUX.isCurrentOs()) {
      assertThat(Files.readString(cell.resolve("native.json")))
          .isEqualTo("[\"liborg_apache_ratis_thirdparty_netty_transport_native_epoll\",\"lmdb\"]");
    }
  }

  @Test
  void shortPut() throws Exception {
    Puts records = new Puts();
    records.bytes = 8;
    records.start(1);
    new OneInFlight().put(records, caller(0));
    records.stop();
    assertAnswered(
        "c6a9ddce2037acf8f5bf4bd59726941181a440c2df75789628a0d07129b0c068",
        "85087f6a97f696db564822c4270beaedadaa431bcf18553b108eddd475616cd7");
  }

  @Test
  void range() throws Exception {
    for (Consistency consistency : Consistency.values()) {
      Ranges records = new Ranges();
      records.keys = consistency == Consistency.LINEARIZABLE ? 1 : 100;
      records.consistency = consistency.name().toLowerCase(Locale.ROOT);
      records.start(1);
      new OneInFlight().range(records, caller(0));
      new ManyInFlight().range(records, batch(32));
      records.stop();
      assertAnswered(
          "e9aa18b6ec6ffbef8f5d90ab61ec63e2c8318f80eac4a0316f0f1461669146d1",
          "6d8d59a53dcdaa833feb30782faf9e753db61a2741ddad0152d73cd4843cd415");
    }
  }

  @Test
  void transaction() throws Exception {
    Transactions records = new Transactions();
    records.start(1);
    new OneInFlight().transaction(records, caller(0));
    new ManyInFlight().transaction(records, batch(256));
    records.stop();
    assertAnswered(
        "bf1409441a4021b2a9b7bfbb93654476d23a3e4577da78f93e064b3287322956",
        "6d8d59a53dcdaa833feb30782faf9e753db61a2741ddad0152d73cd4843cd415");
  }

  @Test
  void lease() throws Exception {
    Leases leases = new Leases();
    leases.start(1);
    new OneInFlight().lease(leases, caller(0));
    new ManyInFlight().lease(leases, batch(256));
    leases.stop();
    assertAnswered(
        "cc8b51204d8740371512442be2e0a304362e2e577208364d2c0356fb490328ea",
        "85087f6a97f696db564822c4270beaedadaa431bcf18553b108eddd475616cd7");
  }

  @Test
  void mixA() throws Exception {
    mix("a");
    assertAnswered(
        "a5036168ac9573f7cb291786310ddf768b6c65bce671238b13b6da838689efc0",
        "3512e922e2e00beeddb1ec912a9282140983ac9568169a8f7a4e8df8f6521548");
  }

  @Test
  void mixB() throws Exception {
    mix("b");
    assertAnswered(
        "ae5e63490a536c2dad55940fca9e5b9dfcb04d65da91f9a589a3808ef41e50af",
        "3512e922e2e00beeddb1ec912a9282140983ac9568169a8f7a4e8df8f6521548");
  }

  @Test
  void mixF() throws Exception {
    mix("f");
    assertAnswered(
        "a5036168ac9573f7cb291786310ddf768b6c65bce671238b13b6da838689efc0",
        "3512e922e2e00beeddb1ec912a9282140983ac9568169a8f7a4e8df8f6521548");
  }

  private static void mix(String name) throws Exception {
    Mixes records = new Mixes();
    records.mix = name;
    records.start(1);
    new OneInFlight().mix(records, caller(0));
    new ManyInFlight().mix(records, batch(256));
    records.stop();
  }

  @Test
  void compareAndSet() throws Exception {
    Counter.Shared shared = new Counter.Shared();
    shared.start(2);
    new Counter().compareAndSet(shared, caller(0));
    new Counter().compareAndSet(shared, caller(1));
    shared.stop();
    assertAnswered("fd63bacb96a767dc7645d868458ee7eafccfb85bcb11931cd32b3d96d0655f4c");
  }

  @Test
  void putUntilTold() throws Exception {
    Watch.Watched watched = new Watch.Watched();
    watched.start(2);
    for (int change = 0; change < 20; change++) {
      new Watch().putUntilTold(watched, caller(change % 2));
    }
    watched.stop();
    assertAnswered("24babdedc1f0dc512b3145d8d79ea6bef1a8c28c54120e59d3631f12c1d4d2a8");
  }

  @Test
  void killLeader() throws Exception {
    Failover.Mortal mortal = new Failover.Mortal();
    mortal.start(1);
    new Failover().killLeader(mortal, caller(0));
    mortal.restart();
    mortal.stop();
    assertAnswered("649416821763accd49284460a6f092d002ae4832042a6d3c54b6dbc73bf23801");
  }

  @Test
  void oneThreadAloneMayKillTheLeader() {
    assertThatThrownBy(() -> new Failover.Mortal().start(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("run it with one thread, not 2");
  }

  @Test
  void fixedRate() throws Exception {
    Ranges records = new Ranges();
    records.keys = 1;
    records.consistency = "linearizable";
    records.start(1);
    FixedRate.Schedule schedule = new FixedRate.Schedule();
    schedule.rate = 100;
    schedule.start(0, 1);
    schedule.run(Duration.ofMillis(200), schedule.client(records)::send);
    records.stop();
    assertAnswered(
        "e9aa18b6ec6ffbef8f5d90ab61ec63e2c8318f80eac4a0316f0f1461669146d1",
        "6d8d59a53dcdaa833feb30782faf9e753db61a2741ddad0152d73cd4843cd415");
  }

  @Test
  void theStoreAlone() throws Exception {
    Lmdb.Alone alone = new Lmdb.Alone();
    alone.start();
    Lmdb.Choice choice = new Lmdb.Choice();
    choice.start(0);
    Lmdb lmdb = new Lmdb();
    for (int operation = 0; operation < 100; operation++) {
      lmdb.put(alone, choice);
      assertThat(lmdb.get(alone, choice).found()).hasSize(1);
      assertThat(lmdb.scan(alone, choice).found()).hasSize(100);
    }
    alone.stop();
    assertAnswered(
        "dac5ac85993ee396979808e2141a6dea26cc2084b609503d504d8b715fea31b2",
        "6d8d59a53dcdaa833feb30782faf9e753db61a2741ddad0152d73cd4843cd415");
    assertThat(Files.readString(cell.resolve("native.json"))).isEqualTo("[\"lmdb\"]");
  }

  private static Caller caller(int thread) {
    Caller caller = new Caller();
    caller.thread = thread;
    return caller;
  }

  private static Batch batch(int inFlight) {
    Batch batch = new Batch();
    batch.inFlight = inFlight;
    batch.start(0);
    return batch;
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
