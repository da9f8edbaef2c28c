package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which changes of a cell a gate fails for. */
public enum Direction {
  SLOWER,
  BOTH;

  /** The word as it stands in a policy. */
  @JsonValue
  public String word() {
    return Words.of(this);
  }

  @Override
  public String toString() {
    return word();
  }
}
