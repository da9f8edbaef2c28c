package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonValue;

/** How much data a suite works on. */
public enum CorpusSize {
  SMALL,
  MEDIUM,
  LARGE;

  /** The word as it stands in a study. */
  @JsonValue
  public String word() {
    return Words.of(this);
  }

  @Override
  public String toString() {
    return word();
  }
}
