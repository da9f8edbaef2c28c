package io.archbench.keyvalue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/**
 * What a store has to hold after the same transactions one after the other: a sorted map, which has
 * nothing in common with the store but its contract. For one thread.
 */
final class Model {
  private final Map<ByteString, KeyValue> pairs =
      new TreeMap<>(ByteString.unsignedLexicographicalComparator());
  private long revision;

  void apply(Transaction transaction) {
    boolean writes = false;
    for (Action action : transaction.done(transaction.compares().stream().allMatch(this::holds))) {
      if (action instanceof Action.Put put) {
        write(put, revision + 1);
        writes = true;
      }
    }
    revision += writes ? 1 : 0;
  }

  private boolean holds(Compare compare) {
    KeyValue pair = pairs.get(compare.key());
    if (pair == null) {
      return compare.expected() == 0;
    }
    long counted = compare.target() == Compare.Target.VERSION ? pair.version() : pair.modified();
    return counted == compare.expected();
  }

  private void write(Action.Put put, long now) {
    KeyValue before = pairs.get(put.key());
    long created = before == null ? now : before.created();
    long version = before == null ? 1 : before.version() + 1;
    pairs.put(put.key(), new KeyValue(put.key(), created, now, version, put.value()));
  }

  /** What a read of so many keys from the lowest on has to answer. */
  Outcome read(int limit) {
    List<KeyValue> all = new ArrayList<>(pairs.values());
    return new Outcome(revision, true, all.subList(0, Math.min(limit, all.size())));
  }
}
