package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a gate does about a change for the worse in the history of a cell. */
public enum ChangePoints {
  TELL,
  FAIL;

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
