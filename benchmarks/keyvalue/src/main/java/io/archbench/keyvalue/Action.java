package io.archbench.keyvalue;

import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** One part of a transaction. */
sealed interface Action {
  /** Writes one key. */
  record Put(ByteString key, ByteString value) implements Action {}

  /**
   * Reads keys in their order.
   *
   * @param from the first key that may be among them
   * @param limit how many at most
   */
  record Range(ByteString from, int limit) implements Action {}
}
