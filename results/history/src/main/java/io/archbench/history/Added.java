package io.archbench.history;

/** What became of a night that was to be added. */
public enum Added {
  /** It is there now. */
  ADDED,
  /** It was there before, with the same content: nothing was changed. */
  ALREADY_THERE,
  /** It took the place of what was there under the same run. */
  REPLACED
}
