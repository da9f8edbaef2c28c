package io.archbench.keyvalue;

import io.archbench.workload.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.lmdbjava.Cursor;
import org.lmdbjava.CursorIterable;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.GetOp;
import org.lmdbjava.Txn;

/**
 * A multi-version store, laid out as etcd's: an index from keys to revisions, and from each
 * revision to the pair that was written. Superseded revisions are kept for a thousand more and then
 * deleted, so that the store does not grow with the number of writes. Thread-safe; LMDB lets one
 * thread write at a time.
 */
final class Store implements AutoCloseable {
  /** How many revisions back superseded values are kept. */
  static final int RETAINED = 1_000;

  private static final String PROGRESS = "progress";

  private final Env<ByteBuffer> environment;
  private final Dbi<ByteBuffer> index;
  private final Dbi<ByteBuffer> history;
  private final Dbi<ByteBuffer> leases;
  private final Dbi<ByteBuffer> meta;
  private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(Buffers::new);

  /** Opens one, with what a former one left there. */
  Store(Path directory) {
    environment = Environment.open(directory);
    index = environment.openDbi("index", DbiFlags.MDB_CREATE);
    history = environment.openDbi("history", DbiFlags.MDB_CREATE);
    leases = environment.openDbi("leases", DbiFlags.MDB_CREATE);
    meta = environment.openDbi("meta", DbiFlags.MDB_CREATE);
  }

  /** Does the transaction of a log entry, unless it was done already. */
  Outcome apply(long term, long entry, Transaction transaction) {
    try (Txn<ByteBuffer> txn = environment.txnWrite()) {
      Progress before = progress(txn);
      if (entry <= before.index()) {
        return new Outcome(before.revision(), false, List.of());
      }
      return transact(txn, before, term, entry, transaction);
    } catch (Env.MapFullException e) {
      throw Environment.full(e);
    }
  }

  /** Does a transaction without a log. */
  Outcome apply(Transaction transaction) {
    try (Txn<ByteBuffer> txn = environment.txnWrite()) {
      Progress before = progress(txn);
      return transact(txn, before, before.term(), before.index() + 1, transaction);
    } catch (Env.MapFullException e) {
      throw Environment.full(e);
    }
  }

  private Outcome transact(
      Txn<ByteBuffer> txn, Progress before, long term, long entry, Transaction transaction) {
    boolean succeeded = transaction.compares().stream().allMatch(compare -> holds(txn, compare));
    List<KeyValue> found = new ArrayList<>();
    int written = 0;
    for (Action action : transaction.done(succeeded)) {
      if (action instanceof Action.Put put) {
        write(txn, before.revision() + 1, written++, put);
      } else if (action instanceof Action.Range range) {
        find(txn, range, found);
      }
    }
    long revision = before.revision() + (written == 0 ? 0 : 1);
    if (written > 0) {
      compact(txn, revision - RETAINED);
    }
    save(txn, revision, term, entry);
    txn.commit();
    return new Outcome(revision, succeeded, found);
  }

  /** Grants or revokes; whether the lease was there before. */
  boolean apply(long term, long entry, Lease lease) {
    Buffers memory = buffers.get();
    try (Txn<ByteBuffer> txn = environment.txnWrite()) {
      Progress before = progress(txn);
      boolean known = leases.get(txn, memory.key(lease.id())) != null;
      if (entry > before.index()) {
        if (lease.seconds() == 0) {
          leases.delete(txn, memory.key(lease.id()));
        } else {
          leases.put(txn, memory.key(lease.id()), memory.numbers(lease.seconds()));
        }
        save(txn, before.revision(), term, entry);
        txn.commit();
      }
      return known;
    } catch (Env.MapFullException e) {
      throw Environment.full(e);
    }
  }

  /** For how many seconds a lease was granted; 0 if there is none. */
  long lease(long id) {
    try (Txn<ByteBuffer> txn = environment.txnRead()) {
      ByteBuffer seconds = leases.get(txn, buffers.get().key(id));
      return seconds == null ? 0 : seconds.getLong();
    }
  }

  /** Reads, without a transaction of others in between. */
  Outcome read(Action.Range range) {
    List<KeyValue> found = new ArrayList<>();
    try (Txn<ByteBuffer> txn = environment.txnRead()) {
      find(txn, range, found);
      return new Outcome(progress(txn).revision(), true, found);
    }
  }

  Progress progress() {
    try (Txn<ByteBuffer> txn = environment.txnRead()) {
      return progress(txn);
    }
  }

  /** How many leases there are. */
  long leases() {
    try (Txn<ByteBuffer> txn = environment.txnRead()) {
      return leases.stat(txn).entries;
    }
  }

  /** How many revisions are kept. */
  long revisions() {
    try (Txn<ByteBuffer> txn = environment.txnRead()) {
      return history.stat(txn).entries;
    }
  }

  /** Digest of the revision, all keys, all kept revisions and all leases, hexadecimal. */
  String sha256() {
    MessageDigest digest = Sha256.digest();
    try (Txn<ByteBuffer> txn = environment.txnRead()) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(progress(txn).revision()).flip());
      for (Dbi<ByteBuffer> database : List.of(index, history, leases)) {
        try (CursorIterable<ByteBuffer> entries = database.iterate(txn)) {
          for (CursorIterable.KeyVal<ByteBuffer> entry : entries) {
            digest.update(entry.key());
            digest.update(entry.val());
          }
        }
      }
    }
    return Sha256.hexadecimal(digest);
  }

  /** Forces all to disk. */
  void force() {
    environment.sync(true);
  }

  @Override
  public void close() {
    environment.close();
  }

  private boolean holds(Txn<ByteBuffer> txn, Compare compare) {
    Indexed indexed = indexed(txn, compare.key()).orElse(Indexed.ABSENT);
    long counted =
        compare.target() == Compare.Target.VERSION ? indexed.version() : indexed.modified();
    return counted == compare.expected();
  }

  private void write(Txn<ByteBuffer> txn, long revision, int part, Action.Put put) {
    Buffers memory = buffers.get();
    Indexed before = indexed(txn, put.key()).orElse(Indexed.ABSENT);
    if (before.version() > 0 && before.modified() <= revision - RETAINED) {
      history.delete(txn, memory.key(before.modified(), before.part()));
    }
    index.put(
        txn,
        memory.key(put.key()),
        memory.numbers(
            before.version() == 0 ? revision : before.created(),
            revision,
            part,
            before.version() + 1));
    history.put(txn, memory.key(revision, part), memory.pair(put.key(), put.value()));
  }

  private void find(Txn<ByteBuffer> txn, Action.Range range, List<KeyValue> found) {
    Buffers memory = buffers.get();
    try (Cursor<ByteBuffer> cursor = index.openCursor(txn)) {
      boolean more = cursor.get(memory.key(range.from()), GetOp.MDB_SET_RANGE);
      for (int count = 0; more && count < range.limit(); count++) {
        ByteString key = ByteString.copyFrom(cursor.key());
        Indexed indexed = Indexed.read(cursor.val());
        ByteBuffer pair = history.get(txn, memory.key(indexed.modified(), indexed.part()));
        pair.position(Integer.BYTES + pair.getInt());
        found.add(
            new KeyValue(
                key,
                indexed.created(),
                indexed.modified(),
                indexed.version(),
                ByteString.copyFrom(pair)));
        more = cursor.next();
      }
    }
  }

  private void compact(Txn<ByteBuffer> txn, long revision) {
    Buffers memory = buffers.get();
    try (Cursor<ByteBuffer> cursor = history.openCursor(txn)) {
      boolean more = cursor.get(memory.key(revision, 0), GetOp.MDB_SET_RANGE);
      while (more && cursor.key().getLong(0) == revision) {
        int part = cursor.key().getInt(Long.BYTES);
        ByteBuffer pair = cursor.val();
        ByteString key = ByteString.copyFrom(pair, pair.getInt());
        Indexed now = indexed(txn, key).orElse(Indexed.ABSENT);
        if (now.modified() != revision || now.part() != part) {
          cursor.delete();
        }
        more = cursor.next();
      }
    }
  }

  private Optional<Indexed> indexed(Txn<ByteBuffer> txn, ByteString key) {
    return Optional.ofNullable(index.get(txn, buffers.get().key(key))).map(Indexed::read);
  }

  private Progress progress(Txn<ByteBuffer> txn) {
    ByteBuffer saved = meta.get(txn, buffers.get().key(PROGRESS));
    return saved == null
        ? Progress.NONE
        : new Progress(saved.getLong(), saved.getLong(), saved.getLong());
  }

  private void save(Txn<ByteBuffer> txn, long revision, long term, long entry) {
    Buffers memory = buffers.get();
    meta.put(txn, memory.key(PROGRESS), memory.numbers(revision, term, entry));
  }

  /** What the index holds of a key. */
  private record Indexed(long created, long modified, int part, long version) {
    static final Indexed ABSENT = new Indexed(0, 0, 0, 0);

    static Indexed read(ByteBuffer value) {
      return new Indexed(
          value.getLong(), value.getLong(), Math.toIntExact(value.getLong()), value.getLong());
    }
  }
}
