package io.archbench.indexing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.util.BytesRef;

/** The first 64 bits of MurmurHash3's x64 variant of 128 bits, with seed 0 (Appleby, 2011). */
final class MurmurHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FIRST = 0x87c37b91114253d5L;
  private static final long SECOND = 0x4cf5ad432745937fL;
  private static final int BLOCK = 16;

  private MurmurHash() {}

  static long of(BytesRef text) {
    long one = 0;
    long two = 0;
    int position = text.offset;
    int tail = text.offset + text.length / BLOCK * BLOCK;
    for (; position < tail; position += BLOCK) {
      one ^= mixFirst((long) LONGS.get(text.bytes, position));
      one = (Long.rotateLeft(one, 27) + two) * 5 + 0x52dce729;
      two ^= mixSecond((long) LONGS.get(text.bytes, position + Long.BYTES));
      two = (Long.rotateLeft(two, 31) + one) * 5 + 0x38495ab5;
    }
    int left = text.length % BLOCK;
    two ^= mixSecond(rest(text.bytes, tail + Long.BYTES, left - Long.BYTES));
    one ^= mixFirst(rest(text.bytes, tail, Math.min(left, Long.BYTES)));
    one ^= text.length;
    two ^= text.length;
    one += two;
    two += one;
    return finish(one) + finish(two);
  }

  /** So many bytes, the first the lowest; zero if there are none. */
  private static long rest(byte[] bytes, int offset, int count) {
    long value = 0;
    for (int index = 0; index < count; index++) {
      value |= (bytes[offset + index] & 0xffL) << (Byte.SIZE * index);
    }
    return value;
  }

  private static long mixFirst(long value) {
    return Long.rotateLeft(value * FIRST, 31) * SECOND;
  }

  private static long mixSecond(long value) {
    return Long.rotateLeft(value * SECOND, 33) * FIRST;
  }

  private static long finish(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
