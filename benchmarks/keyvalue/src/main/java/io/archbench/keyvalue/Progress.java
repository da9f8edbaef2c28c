package io.archbench.keyvalue;

/**
 * How far a store is.
 *
 * @param revision grows by one for each transaction that writes
 * @param term of the last log entry
 * @param index of the last log entry
 */
record Progress(long revision, long term, long index) {
  static final Progress NONE = new Progress(0, 0, -1);
}
