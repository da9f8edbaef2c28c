package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where scratch files of a trial live. */
public enum Scratch {
  MEMORY,
  DISK;

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
