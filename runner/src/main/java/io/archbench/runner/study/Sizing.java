package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonValue;

/** How many nodes a group of clusters buys when a node does more or less work. */
public enum Sizing {
  COUNT,
  THROUGHPUT,
  POOLED;

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
