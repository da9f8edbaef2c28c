package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonValue;

/** How sides are placed; {@code auto}: on the same node if both select the same places. */
public enum PairingChoice {
  AUTO,
  SAME_NODE,
  OWN_NODES;

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
