package io.archbench.keyvalue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** Reads what an {@link Encoder} wrote; one use each. */
final class Decoder {
  private final ByteBuffer buffer;

  Decoder(ByteString bytes) {
    buffer = bytes.asReadOnlyByteBuffer();
  }

  /** The first byte of a request; what follows depends on it. */
  Encoder.Kind kind() {
    return Encoder.Kind.of(buffer.get());
  }

  Transaction transaction() {
    int count = buffer.getInt();
    List<Compare> compares = new ArrayList<>(count);
    for (int compare = 0; compare < count; compare++) {
      compares.add(new Compare(Compare.Target.of(buffer.get()), bytes(), buffer.getLong()));
    }
    return new Transaction(compares, actions(), actions());
  }

  Lease lease() {
    return new Lease(buffer.getLong(), buffer.getLong());
  }

  Action.Range range() {
    return new Action.Range(bytes(), buffer.getInt());
  }

  Outcome outcome() {
    long revision = buffer.getLong();
    boolean succeeded = buffer.get() == 1;
    int count = buffer.getInt();
    List<KeyValue> found = new ArrayList<>(count);
    for (int key = 0; key < count; key++) {
      found.add(
          new KeyValue(bytes(), buffer.getLong(), buffer.getLong(), buffer.getLong(), bytes()));
    }
    return new Outcome(revision, succeeded, found);
  }

  long number() {
    return buffer.getLong();
  }

  ByteString bytes() {
    return ByteString.copyFrom(buffer, buffer.getInt());
  }

  private List<Action> actions() {
    int count = buffer.getInt();
    List<Action> actions = new ArrayList<>(count);
    for (int action = 0; action < count; action++) {
      actions.add(buffer.get() == 1 ? new Action.Put(bytes(), bytes()) : range());
    }
    return actions;
  }
}
