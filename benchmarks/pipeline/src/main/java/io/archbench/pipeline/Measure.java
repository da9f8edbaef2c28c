package io.archbench.pipeline;

import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Numbers by which results are compared. */
interface Measure<T> {
  /** What costs next to nothing to find out, for each result while it is timed. */
  long token(T result);

  /** What no other result has. */
  long hash(T result);

  /** Of events: how many fields and how long they are; names and values, in whatever order. */
  final class OfEvents implements Measure<Map<String, Object>> {
    @Override
    public long token(Map<String, Object> result) {
      return weight(result);
    }

    @Override
    public long hash(Map<String, Object> result) {
      return hashOf(result);
    }

    private static long weight(Object value) {
      if (value instanceof String text) {
        return text.length();
      }
      if (value instanceof Map<?, ?> map) {
        long sum = 1_000_003L * map.size();
        for (Object field : map.values()) {
          sum += weight(field);
        }
        return sum;
      }
      if (value instanceof List<?> list) {
        return 1_009L * list.size();
      }
      return value instanceof Integer number ? number : 0;
    }

    private static long hashOf(Object value) {
      if (value instanceof Map<?, ?> map) {
        long sum = map.size();
        for (Map.Entry<?, ?> field : map.entrySet()) {
          sum += mix(hashOf(field.getKey()) + 31 * mix(hashOf(field.getValue())));
        }
        return sum;
      }
      if (value instanceof List<?> list) {
        long sum = list.size();
        for (Object element : list) {
          sum = 31 * sum + mix(hashOf(element));
        }
        return sum;
      }
      return fnv(value.getClass().getSimpleName() + " " + value);
    }

    private static long fnv(String text) {
      long hash = 0xcbf29ce484222325L;
      for (int index = 0; index < text.length(); index++) {
        hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
      }
      return hash;
    }

    private static long mix(long hash) {
      long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
      return mixed ^ (mixed >>> 33);
    }
  }

  /** Of bytes: how many there are; their CRC-32. */
  final class OfBytes implements Measure<byte[]> {
    @Override
    public long token(byte[] result) {
      return result.length;
    }

    @Override
    public long hash(byte[] result) {
      CRC32 checksum = new CRC32();
      checksum.update(result);
      return checksum.getValue();
    }
  }
}
