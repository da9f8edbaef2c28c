package io.archbench.keyvalue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** Memory outside the heap through which one thread hands LMDB keys and values. */
final class Buffers {
  static final int REVISION_BYTES = Long.BYTES + Integer.BYTES;
  private static final int KEY_BYTES = 511;
  private static final int VALUE_BYTES = 1 << 16;

  private final ByteBuffer key = ByteBuffer.allocateDirect(KEY_BYTES);
  private final ByteBuffer value = ByteBuffer.allocateDirect(VALUE_BYTES);

  ByteBuffer key(ByteString bytes) {
    key.clear();
    bytes.copyTo(key);
    return key.flip();
  }

  ByteBuffer key(String text) {
    return key.clear().put(text.getBytes(StandardCharsets.UTF_8)).flip();
  }

  ByteBuffer key(long number) {
    return key.clear().putLong(number).flip();
  }

  ByteBuffer key(long revision, int part) {
    return key.clear().putLong(revision).putInt(part).flip();
  }

  ByteBuffer numbers(long... numbers) {
    value.clear();
    for (long number : numbers) {
      value.putLong(number);
    }
    return value.flip();
  }

  /** A key, with its length in front, and its value. */
  ByteBuffer pair(ByteString first, ByteString second) {
    value.clear().putInt(first.size());
    first.copyTo(value);
    second.copyTo(value);
    return value.flip();
  }
}
