package io.archbench.keyvalue;

import java.util.List;

/**
 * What one log entry does: if all comparisons hold the first actions, else the others. Revisions
 * grow by one for each transaction that writes.
 */
record Transaction(List<Compare> compares, List<Action> then, List<Action> otherwise) {
  Transaction {
    compares = List.copyOf(compares);
    then = List.copyOf(then);
    otherwise = List.copyOf(otherwise);
  }

  /** Actions without a condition. */
  static Transaction of(List<? extends Action> actions) {
    return new Transaction(List.of(), List.copyOf(actions), List.of());
  }

  /** The actions that were done. */
  List<Action> done(boolean succeeded) {
    return succeeded ? then : otherwise;
  }
}
