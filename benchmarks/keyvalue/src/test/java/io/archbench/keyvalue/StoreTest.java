package io.archbench.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final ByteString KEY = ByteString.copyFromUtf8("/key");

  @TempDir Path directory;

  @Test
  void aTransactionThatWritesIsOneRevisionAndOneThatReadsIsNone() {
    try (Store store = new Store(directory)) {
      Action.Range range = new Action.Range(KEY, 2);
      Outcome written =
          store.apply(Transaction.of(List.of(put("/key", "a"), put("/key2", "b"), range)));
      assertThat(written.revision()).isEqualTo(1);
      assertThat(written.found()).extracting(KeyValue::version).containsExactly(1L, 1L);
      assertThat(store.apply(Transaction.of(List.of(range))).revision()).isEqualTo(1);
      assertThat(store.read(range).found()).isEqualTo(written.found());
    }
  }

  @Test
  void onlyOneOfTwoThatKnowTheSameRevisionIsDone() {
    try (Store store = new Store(directory)) {
      Compare absent = new Compare(Compare.Target.MODIFIED, KEY, 0);
      Transaction first = ifHolds(absent, "first");
      assertThat(store.apply(first).succeeded()).isTrue();
      Outcome second = store.apply(ifHolds(absent, "second"));
      assertThat(second.succeeded()).isFalse();
      assertThat(second.found().get(0).value().toStringUtf8()).isEqualTo("first");
      assertThat(second.revision()).isEqualTo(1);
    }
  }

  @Test
  void anEntryThatComesAgainIsNotDoneAgain() {
    try (Store store = new Store(directory)) {
      Transaction write = Transaction.of(List.of(put("/key", "a")));
      store.apply(1, 7, write);
      String before = store.sha256();
      store.apply(1, 7, write);
      assertThat(store.sha256()).isEqualTo(before);
      store.apply(1, 8, write);
      assertThat(store.read(new Action.Range(KEY, 1)).found().get(0).version()).isEqualTo(2);
    }
  }

  @Test
  void supersededRevisionsAreKeptForAThousandMoreAndNoLonger() {
    try (Store store = new Store(directory)) {
      store.apply(Transaction.of(List.of(put("/untouched", "stays"))));
      for (int turn = 0; turn < 3 * Store.RETAINED; turn++) {
        store.apply(Transaction.of(List.of(put("/key", "turn " + turn))));
        assertThat(store.revisions()).isLessThanOrEqualTo(Store.RETAINED + 2);
      }
      assertThat(store.read(new Action.Range(ByteString.copyFromUtf8("/u"), 1)).found())
          .extracting(found -> found.value().toStringUtf8())
          .containsExactly("stays");
    }
  }

  @Test
  void whatWasWrittenIsThereAfterItWasClosed() {
    String before;
    Progress progress;
    try (Store store = new Store(directory)) {
      store.apply(2, 5, Transaction.of(List.of(put("/key", "a"))));
      store.apply(2, 6, new Lease(9, 60));
      before = store.sha256();
      progress = store.progress();
    }
    try (Store store = new Store(directory)) {
      assertThat(store.sha256()).isEqualTo(before);
      assertThat(store.progress()).isEqualTo(progress).isEqualTo(new Progress(1, 2, 6));
      assertThat(store.lease(9)).isEqualTo(60);
    }
  }

  @Test
  void aWatcherIsToldOfALaterRevisionAndOfNoOther() {
    try (Store store = new Store(directory)) {
      Watchers watchers = new Watchers();
      List<Action> puts = List.of(put("/key", "a"));
      CompletableFuture<Outcome> early = watchers.await(store, KEY, 0);
      CompletableFuture<Outcome> late = watchers.await(store, KEY, 1);
      store.apply(Transaction.of(puts));
      watchers.written(store, puts);
      assertThat(early).isCompletedWithValueMatching(now -> now.revision() == 1);
      assertThat(late).isNotDone();
      assertThat(watchers.await(store, KEY, 0)).isCompleted();
      store.apply(Transaction.of(puts));
      watchers.written(store, puts);
      assertThat(late).isCompletedWithValueMatching(now -> now.revision() == 2);
    }
  }

  @Test
  void theModelAndTheStoreAgree() {
    try (Store store = new Store(directory)) {
      Model model = new Model();
      List<Transaction> all =
          List.of(
              Transaction.of(List.of(put("/b", "1"), put("/a", "2"))),
              ifHolds(new Compare(Compare.Target.VERSION, ByteString.copyFromUtf8("/a"), 1), "3"),
              ifHolds(new Compare(Compare.Target.MODIFIED, KEY, 1), "never"),
              ifHolds(new Compare(Compare.Target.MODIFIED, KEY, 2), "4"),
              ifHolds(new Compare(Compare.Target.VERSION, ByteString.copyFromUtf8("/c"), 1), "no"),
              Transaction.of(List.of(put("/b", "5"))));
      for (Transaction transaction : all) {
        store.apply(transaction);
        model.apply(transaction);
      }
      Outcome found = store.read(new Action.Range(ByteString.copyFromUtf8("/"), 9));
      assertThat(found).isEqualTo(model.read(9));
      assertThat(found.revision()).isEqualTo(4);
      assertThat(new Decoder(Encoder.of(found)).outcome()).isEqualTo(found);
    }
  }

  private static Action.Put put(String key, String value) {
    return new Action.Put(ByteString.copyFromUtf8(key), ByteString.copyFromUtf8(value));
  }

  private static Transaction ifHolds(Compare compare, String value) {
    return new Transaction(
        List.of(compare), List.of(put("/key", value)), List.of(new Action.Range(KEY, 1)));
  }
}
