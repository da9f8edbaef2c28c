package io.archbench.keyvalue;

import java.util.Arrays;
import java.util.Locale;

/** What a read may miss. */
enum Consistency {
  /** Nothing that was acknowledged before it was sent: the leader asks a majority first. */
  LINEARIZABLE,
  /** What the peer at hand, here a follower, has not applied yet. */
  SERIALIZABLE;

  /**
   * The consistency of a label.
   *
   * @throws IllegalArgumentException if it is neither {@code linearizable} nor {@code serializable}
   */
  static Consistency of(String label) {
    return Arrays.stream(values())
        .filter(consistency -> consistency.name().toLowerCase(Locale.ROOT).equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "consistency '" + label + "': expected linearizable or serializable"));
  }
}
