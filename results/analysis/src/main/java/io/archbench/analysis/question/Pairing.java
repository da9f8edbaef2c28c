package io.archbench.analysis.question;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the two sides of a comparison were measured. */
public enum Pairing {
  /** One after the other at the same place: the unit is the block. */
  @JsonProperty("same-node")
  SAME_NODE,
  /** Each side at places of its own: the sides are independent. */
  @JsonProperty("own-nodes")
  OWN_NODES,
  /** Each side in result files of its own: the sides are independent. */
  @JsonProperty("files")
  FILES
}
