package io.archbench.keyvalue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;

/** Writes what clients and peers send each other, the highest byte first; one use each. */
final class Encoder {
  private static final int USUAL_BYTES = 512;

  private ByteBuffer buffer = ByteBuffer.allocate(USUAL_BYTES);

  static ByteString of(Transaction transaction) {
    Encoder encoder = new Encoder().number(Kind.TRANSACTION.code, Byte.BYTES);
    encoder.number(transaction.compares().size(), Integer.BYTES);
    for (Compare compare : transaction.compares()) {
      encoder
          .number(compare.target().code, Byte.BYTES)
          .bytes(compare.key())
          .number(compare.expected(), Long.BYTES);
    }
    return encoder.actions(transaction.then()).actions(transaction.otherwise()).done();
  }

  static ByteString of(Lease lease) {
    return new Encoder()
        .number(Kind.LEASE.code, Byte.BYTES)
        .number(lease.id(), Long.BYTES)
        .number(lease.seconds(), Long.BYTES)
        .done();
  }

  static ByteString of(Action.Range range) {
    return new Encoder()
        .number(Kind.RANGE.code, Byte.BYTES)
        .bytes(range.from())
        .number(range.limit(), Integer.BYTES)
        .done();
  }

  static ByteString keepAlive(long lease) {
    return new Encoder().number(Kind.KEEP_ALIVE.code, Byte.BYTES).number(lease, Long.BYTES).done();
  }

  static ByteString watch(ByteString key, long after) {
    return new Encoder()
        .number(Kind.WATCH.code, Byte.BYTES)
        .bytes(key)
        .number(after, Long.BYTES)
        .done();
  }

  static ByteString of(Outcome outcome) {
    Encoder encoder =
        new Encoder()
            .number(outcome.revision(), Long.BYTES)
            .number(outcome.succeeded() ? 1 : 0, Byte.BYTES)
            .number(outcome.found().size(), Integer.BYTES);
    for (KeyValue found : outcome.found()) {
      encoder
          .bytes(found.key())
          .number(found.created(), Long.BYTES)
          .number(found.modified(), Long.BYTES)
          .number(found.version(), Long.BYTES)
          .bytes(found.value());
    }
    return encoder.done();
  }

  private Encoder actions(List<Action> actions) {
    number(actions.size(), Integer.BYTES);
    for (Action action : actions) {
      if (action instanceof Action.Put put) {
        number(1, Byte.BYTES).bytes(put.key()).bytes(put.value());
      } else if (action instanceof Action.Range range) {
        number(0, Byte.BYTES).bytes(range.from()).number(range.limit(), Integer.BYTES);
      }
    }
    return this;
  }

  private Encoder number(long value, int bytes) {
    room(bytes);
    for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      buffer.put((byte) (value >>> shift));
    }
    return this;
  }

  private Encoder bytes(ByteString bytes) {
    number(bytes.size(), Integer.BYTES);
    room(bytes.size());
    bytes.copyTo(buffer);
    return this;
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes) {
      int position = buffer.position();
      buffer =
          ByteBuffer.wrap(Arrays.copyOf(buffer.array(), 2 * buffer.capacity() + bytes))
              .position(position);
    }
  }

  private ByteString done() {
    return UnsafeByteOperations.unsafeWrap(buffer.flip());
  }

  /** The first byte of a request. */
  enum Kind {
    /** A {@link Transaction}, through the log. */
    TRANSACTION(1),
    /** A {@link Lease}, through the log. */
    LEASE(2),
    /** A read. */
    RANGE(3),
    /** A read that prolongs a lease. */
    KEEP_ALIVE(4),
    /** A read that is answered once a key was written. */
    WATCH(5);

    final int code;

    Kind(int code) {
      this.code = code;
    }

    static Kind of(int code) {
      return Arrays.stream(values())
          .filter(kind -> kind.code == code)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no kind of request: " + code));
    }
  }
}
