package io.archbench.keyvalue;

import java.util.Arrays;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/**
 * A condition: what the store counted of a key is so much; nothing is counted of an absent key.
 *
 * @param expected 0 for a key that must be absent
 */
record Compare(Target target, ByteString key, long expected) {
  /** What is compared. */
  enum Target {
    /** How often the key was written. */
    VERSION(1),
    /** The revision of the last write. */
    MODIFIED(2);

    final int code;

    Target(int code) {
      this.code = code;
    }

    static Target of(int code) {
      return Arrays.stream(values())
          .filter(target -> target.code == code)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("nothing to compare: " + code));
    }
  }
}
