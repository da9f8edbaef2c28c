package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a comparison varies, where the variants do not show it themselves. */
public enum Axis {
  BUILD;

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
