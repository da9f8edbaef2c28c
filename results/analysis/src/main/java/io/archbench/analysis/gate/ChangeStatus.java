package io.archbench.analysis.gate;

/** What a change of a series means to whoever looks at tonight's. */
public enum ChangeStatus {
  /** Nobody could be told of it before tonight. */
  NEW,
  /** It became worse on an earlier night, and is not over. */
  OPEN,
  /** It became better on an earlier night, or worse and better again: nothing to do. */
  SETTLED
}
