package io.archbench.keyvalue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** Who waits at one peer for a key to be written. Thread-safe. */
final class Watchers {
  private final Map<ByteString, List<CompletableFuture<Outcome>>> waiting =
      new ConcurrentHashMap<>();

  /** Answers when the key has been written after a revision, which may have been already. */
  CompletableFuture<Outcome> await(Store store, ByteString key, long after) {
    CompletableFuture<Outcome> told = new CompletableFuture<>();
    waiting.computeIfAbsent(key, absent -> new CopyOnWriteArrayList<>()).add(told);
    Outcome now = store.read(new Action.Range(key, 1));
    if (now.found().stream().anyMatch(found -> isLater(found, key, after))) {
      told.complete(now);
    }
    return told;
  }

  private static boolean isLater(KeyValue found, ByteString key, long after) {
    return found.key().equals(key) && found.modified() > after;
  }

  /** Tells those who wait for a key; after it was written. */
  void written(Store store, List<Action> actions) {
    if (waiting.isEmpty()) {
      return;
    }
    for (Action action : actions) {
      if (action instanceof Action.Put put) {
        List<CompletableFuture<Outcome>> told = waiting.remove(put.key());
        if (told != null) {
          Outcome outcome = store.read(new Action.Range(put.key(), 1));
          told.forEach(one -> one.complete(outcome));
        }
      }
    }
  }
}
