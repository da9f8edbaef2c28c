package io.archbench.keyvalue;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/**
 * Keys that all clients read and write, and what a read may find: at least what was acknowledged
 * before it was sent, and at most what was sent before it was answered. Thread-safe.
 */
final class Records {
  /** So many are one transaction when all are made. */
  static final int PER_TRANSACTION = 500;

  // a prime, so that keys and values do not come round together
  private static final int VALUES = 61;

  private final CellDirectory directory;
  private final List<ByteString> keys = new ArrayList<>();
  private final List<ByteString> values = new ArrayList<>();
  private final AtomicIntegerArray sent;
  private final AtomicIntegerArray acknowledged;
  private final LongAdder writes = new LongAdder();

  /** So many keys, and values of so many bytes, 8 at least. */
  Records(CellDirectory directory, SeededRandom random, int count, int bytes) {
    this.directory = directory;
    for (int record = 0; record < count; record++) {
      keys.add(ByteString.copyFromUtf8(String.format(Locale.ROOT, "/registry/%08d", record)));
    }
    for (int value = 0; value < VALUES; value++) {
      values.add(value(random, value, bytes));
    }
    sent = new AtomicIntegerArray(count);
    acknowledged = new AtomicIntegerArray(count);
  }

  /** Begins with its own number, so that it can be told whether a value is one of them. */
  private static ByteString value(SeededRandom random, int number, int bytes) {
    ByteBuffer words = ByteBuffer.allocate(bytes + Long.BYTES).putInt(number);
    while (words.position() < bytes) {
      words.putLong(random.nextLong());
    }
    return ByteString.copyFrom(words.flip(), bytes);
  }

  int count() {
    return keys.size();
  }

  ByteString key(int record) {
    return keys.get(record);
  }

  String sha256() {
    MessageDigest digest = Sha256.digest();
    keys.forEach(key -> digest.update(key.asReadOnlyByteBuffer()));
    values.forEach(value -> digest.update(value.asReadOnlyByteBuffer()));
    return Sha256.hexadecimal(digest);
  }

  /** What makes all of them. */
  List<Transaction> loading() {
    List<Transaction> loading = new ArrayList<>();
    for (int first = 0; first < count(); first += PER_TRANSACTION) {
      List<Action> puts = new ArrayList<>();
      for (int record = first; record < Math.min(first + PER_TRANSACTION, count()); record++) {
        puts.add(put(record, record));
      }
      loading.add(Transaction.of(puts));
    }
    return loading;
  }

  /** Tells that all were made. */
  void loaded() {
    for (int record = 0; record < count(); record++) {
      acknowledged.incrementAndGet(record);
    }
    writes.add((count() + PER_TRANSACTION - 1) / PER_TRANSACTION);
  }

  /** A write that is about to be sent. */
  Action.Put put(int record, int turn) {
    sent.incrementAndGet(record);
    return new Action.Put(key(record), values.get(Math.floorMod(turn, VALUES)));
  }

  /** Tells that a write was acknowledged. */
  void written(int record) {
    acknowledged.incrementAndGet(record);
    writes.increment();
  }

  Action.Range range(int record, int limit) {
    return new Action.Range(key(record), limit);
  }

  /** The version that a linearizable read of a record, sent now, has to find at least. */
  int atLeast(int record) {
    return acknowledged.get(record);
  }

  /**
   * Checks what a read found.
   *
   * @param first record that it asked for
   * @param limit how many
   * @param atLeast version of the first
   */
  void check(Outcome outcome, int first, int limit, int atLeast) {
    if (outcome.found().size() != limit) {
      throw directory.wrongAnswer(
          "keys from " + key(first).toStringUtf8(), limit, outcome.found().size());
    }
    for (int offset = 0; offset < limit; offset++) {
      check(outcome.found().get(offset), first + offset, offset == 0 ? atLeast : 1);
    }
  }

  private void check(KeyValue found, int record, int atLeast) {
    if (!found.key().equals(key(record))) {
      throw directory.wrongAnswer("key at " + key(record).toStringUtf8(), key(record), found.key());
    }
    String name = key(record).toStringUtf8();
    if (found.version() < atLeast || found.version() > sent.get(record)) {
      throw directory.wrongAnswer(
          "version of " + name, atLeast + " to " + sent.get(record), found.version());
    }
    int number = found.value().asReadOnlyByteBuffer().getInt();
    if (number < 0 || number >= VALUES || !found.value().equals(values.get(number))) {
      throw directory.wrongAnswer("value of " + name, "one that was written", found.value());
    }
  }

  /**
   * Compares a store with all that was acknowledged.
   *
   * @throws io.archbench.workload.WrongAnswerException if a write is missing or one was done twice
   */
  void check(Store store, AnswerDigest answers) {
    Outcome all = store.read(range(0, count()));
    check(all, 0, count(), 1);
    long missing = 0;
    for (int record = 0; record < count(); record++) {
      missing += acknowledged.get(record) - all.found().get(record).version();
    }
    answers.expect("writes that are missing", 0, missing);
    answers.expect("revision", writes.sum(), all.revision());
  }

  /**
   * Compares a store, pair by pair, with what it has to hold.
   *
   * @throws io.archbench.workload.WrongAnswerException if anything of a pair is another
   */
  void check(Store store, Model model, AnswerDigest answers) {
    Outcome expected = model.read(count());
    Outcome found = store.read(range(0, count()));
    answers.expect("all pairs", List.of(expected.sha256()), List.of(found.sha256()));
  }
}
