package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a study is for: how much faster ({@code estimate}), or whether a build regressed. */
public enum Design {
  ESTIMATE,
  DETECT;

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
