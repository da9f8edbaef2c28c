package io.archbench.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.WrongAnswerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check, with work that went wrong in one place. */
class WrongAnswersTest {
  @TempDir Path cell;
  @TempDir Path store;
  private CellDirectory directory;

  @BeforeEach
  void runInACell() {
    System.setProperty(CellDirectory.PROPERTY, cell.toString());
    directory = new CellDirectory(Optional.of(cell));
  }

  @AfterEach
  void leaveTheCell() {
    System.clearProperty(CellDirectory.PROPERTY);
  }

  private Records loaded(Store into) {
    Records records = new Records(directory, Seed.ofThisCell().corpus(), 1_000, 64);
    records.loading().forEach(into::apply);
    records.loaded();
    return records;
  }

  @Test
  void aWriteThatWasAcknowledgedAndLostIsCaught() {
    try (Store kept = new Store(store)) {
      Records records = loaded(kept);
      kept.apply(Transaction.of(List.of(records.put(7, 1))));
      records.written(7);
      records.check(kept, new AnswerDigest(directory));
      records.put(7, 2);
      records.written(7);
      assertWrong(
          () -> records.check(kept, new AnswerDigest(directory)),
          "writes that are missing: expected 0, found 1");
    }
  }

  @Test
  void aWriteThatWasDoneTwiceIsCaught() {
    try (Store kept = new Store(store)) {
      Records records = loaded(kept);
      Transaction write = Transaction.of(List.of(records.put(7, 1)));
      kept.apply(write);
      records.written(7);
      kept.apply(write);
      assertWrong(
          () -> records.check(kept, new AnswerDigest(directory)), "version of /registry/00000007");
    }
  }

  @Test
  void aStaleReadIsCaught() {
    try (Store kept = new Store(store)) {
      Records records = loaded(kept);
      Outcome stale = kept.read(records.range(7, 1));
      records.check(stale, 7, 1, records.atLeast(7));
      kept.apply(Transaction.of(List.of(records.put(7, 1))));
      // sent, not acknowledged: a read may find the one or the other
      records.check(stale, 7, 1, records.atLeast(7));
      records.written(7);
      records.check(kept.read(records.range(7, 1)), 7, 1, records.atLeast(7));
      assertWrong(
          () -> records.check(stale, 7, 1, records.atLeast(7)),
          "version of /registry/00000007: expected 2 to 2, found 1");
    }
  }

  @Test
  void anotherKeyAnotherValueAndAMissingKeyAreCaught() {
    try (Store kept = new Store(store)) {
      Records records = loaded(kept);
      List<KeyValue> found = kept.read(records.range(7, 3)).found();
      records.check(outcome(found), 7, 3, 1);
      assertWrong(() -> records.check(outcome(found.subList(0, 2)), 7, 3, 1), "keys from");
      List<KeyValue> others = new ArrayList<>(found);
      others.set(1, found.get(2));
      assertWrong(() -> records.check(outcome(others), 7, 3, 1), "key at /registry/00000008");
      byte[] value = found.get(1).value().toByteArray();
      value[63] ^= 1;
      KeyValue right = found.get(1);
      others.set(
          1,
          new KeyValue(
              right.key(),
              right.created(),
              right.modified(),
              right.version(),
              ByteString.copyFrom(value)));
      assertWrong(() -> records.check(outcome(others), 7, 3, 1), "value of /registry/00000008");
    }
  }

  private static Outcome outcome(List<KeyValue> found) {
    return new Outcome(1, true, found);
  }

  @Test
  void aValueThatIsNotTheLastOneWrittenIsCaughtByTheModel() {
    try (Store kept = new Store(store)) {
      Records records = new Records(directory, Seed.ofThisCell().corpus(), 1_000, 64);
      Model model = new Model();
      for (Transaction transaction : records.loading()) {
        kept.apply(transaction);
        model.apply(transaction);
      }
      records.loaded();
      records.check(kept, model, new AnswerDigest(directory));
      model.apply(Transaction.of(List.of(records.put(7, 1))));
      kept.apply(Transaction.of(List.of(records.put(7, 2))));
      assertWrong(() -> records.check(kept, model, new AnswerDigest(directory)), "all pairs");
    }
  }

  @Test
  void whatAStrangerWroteIsCaughtAtTheEnd() throws Exception {
    Puts records = new Puts();
    records.bytes = 8;
    records.start(1);
    new OneInFlight().put(records, new Caller());
    write(records.cluster(), "/registry/00000007", "stranger");
    assertWrong(records::stop, "version of /registry/00000007");
  }

  @Test
  void aPeerThatHoldsSomethingElseIsCaughtAtTheEnd() throws Exception {
    Puts records = new Puts();
    records.bytes = 8;
    records.start(1);
    new OneInFlight().put(records, new Caller());
    records.cluster().agreed(directory);
    int number = 0;
    for (Peer peer : records.cluster().peers()) {
      peer.store().apply(put("/registry/00000007", "written " + (number++ == 1 ? "b" : "a")));
    }
    assertWrong(records::stop, "digest of the store of peer-");
  }

  @Test
  void aLeaseThatIsLeftIsCaughtAtTheEnd() throws Exception {
    Leases leases = new Leases();
    leases.start(1);
    new OneInFlight().lease(leases, new Caller());
    try (Session stranger = leases.cluster().connect(0)) {
      Session.await(stranger.write(new Lease(99, 60)));
    }
    assertWrong(leases::stop, "leases left: expected 0, found 1");
  }

  @Test
  void aCompareAndSetThatWasLostIsCaughtAtTheEnd() throws Exception {
    Counter.Shared shared = new Counter.Shared();
    shared.start(1);
    new Counter().compareAndSet(shared, new Caller());
    // as if the last one had been overwritten by one that did not compare
    write(shared.cluster(), "/counter", "20");
    assertWrong(shared::stop, "the number: expected 21, found 20");
  }

  @Test
  void aWatcherThatWasToldOfAnotherWriteIsCaught() throws Exception {
    Watch.Watched watched = new Watch.Watched();
    watched.start(1);
    Watch watch = new Watch();
    watch.putUntilTold(watched, new Caller());
    write(watched.cluster(), "/watched/0000", "stranger");
    // or the follower may tell of the stranger's write after all
    watched.cluster().agreed(directory);
    assertWrong(
        () -> watch.putUntilTold(watched, new Caller()),
        "what a watcher of /watched/0000 was told");
    assertWrong(watched::stop, "revision");
  }

  @Test
  void aWriteTooManyAfterALeaderDiedIsCaught() throws Exception {
    Failover.Mortal mortal = new Failover.Mortal();
    mortal.start(1);
    new Failover().killLeader(mortal, new Caller());
    mortal.restart();
    write(mortal.cluster(), "/written", "/written");
    assertWrong(mortal::stop, "writes missing: expected 0, found -1");
  }

  private static void write(Cluster cluster, String key, String value) throws Exception {
    try (Session stranger = cluster.connect(0)) {
      Session.await(stranger.write(put(key, value)));
    }
  }

  private static Transaction put(String key, String value) {
    return Transaction.of(
        List.of(new Action.Put(ByteString.copyFromUtf8(key), ByteString.copyFromUtf8(value))));
  }

  private void assertWrong(ThrowingCallable call, String words) {
    assertThatThrownBy(call).isInstanceOf(WrongAnswerException.class).hasMessageContaining(words);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).content().contains(words);
  }
}
