package io.archbench.keyvalue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** Who waits at one peer for a key to be written. Thread-safe. */
final class Watchers {
  private final Map<ByteString, List<Waiting>> waiting = new ConcurrentHashMap<>();

  /** Answers when the key has been written after a revision, which may have been already. */
  CompletableFuture<Outcome> await(Store store, ByteString key, long after) {
    Waiting waits = new Waiting(key, after, new CompletableFuture<>());
    // first, or a write between the two would be missed
    waiting.compute(
        key,
        (same, others) -> {
          List<Waiting> all = others == null ? new CopyOnWriteArrayList<>() : others;
          all.add(waits);
          return all;
        });
    if (waits.isTold(store.read(new Action.Range(key, 1)))) {
      forget(waits);
    }
    return waits.told();
  }

  private void forget(Waiting waits) {
    waiting.computeIfPresent(
        waits.key(),
        (key, others) -> {
          others.remove(waits);
          return others.isEmpty() ? null : others;
        });
  }

  /** Tells those who wait for a key; after it was written. */
  void written(Store store, List<Action> actions) {
    if (waiting.isEmpty()) {
      return;
    }
    for (Action action : actions) {
      if (action instanceof Action.Put put) {
        List<Waiting> watched = waiting.getOrDefault(put.key(), List.of());
        if (!watched.isEmpty()) {
          Outcome now = store.read(new Action.Range(put.key(), 1));
          watched.stream().filter(waits -> waits.isTold(now)).forEach(this::forget);
        }
      }
    }
  }

  /** One who waits. */
  private record Waiting(ByteString key, long after, CompletableFuture<Outcome> told) {
    /** Tells what is there now, if that was written after what is known. */
    boolean isTold(Outcome now) {
      boolean later =
          now.found().stream()
              .anyMatch(found -> found.key().equals(key) && found.modified() > after);
      if (later) {
        told.complete(now);
      }
      return later;
    }
  }
}
