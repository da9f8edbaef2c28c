package io.archbench.k8s.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers that stay good for a moment, so that a hundred pods that wait do not ask the cluster a
 * hundred times a second. Thread-safe.
 */
final class Remembered<K, V> {
  private final Duration goodFor;
  private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();

  private record Answer<V>(V value, long time) {}

  Remembered(Duration goodFor) {
    this.goodFor = goodFor;
  }

  /** What was answered a moment ago, or is answered now. */
  V get(K key, Supplier<V> ask) {
    long now = System.nanoTime();
    Answer<V> known = answers.get(key);
    if (known == null || now - known.time() > goodFor.toNanos()) {
      known = new Answer<>(ask.get(), now);
      answers.put(key, known);
    }
    return known.value();
  }
}
