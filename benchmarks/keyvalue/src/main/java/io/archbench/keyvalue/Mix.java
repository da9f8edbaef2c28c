package io.archbench.keyvalue;

import java.util.Locale;

/** A core workload of YCSB. */
enum Mix {
  /** Half reads, half updates. */
  A(0.5, false),
  /** 95 % reads, 5 % updates. */
  B(0.95, false),
  /** Half reads, half read-modify-writes. */
  F(0.5, true);

  private final double reads;
  private final boolean readsFirst;

  Mix(double reads, boolean readsFirst) {
    this.reads = reads;
    this.readsFirst = readsFirst;
  }

  static Mix of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  double reads() {
    return reads;
  }

  /** Whether a record is read before it is written. */
  boolean readsFirst() {
    return readsFirst;
  }
}
