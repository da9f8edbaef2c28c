package io.archbench.analysis.whole;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How busy a node was when it was measured. */
public enum Load {
  /** A thread for every fourth CPU: a node with headroom. */
  @JsonProperty("quarter")
  QUARTER,
  /** A thread for each CPU. */
  @JsonProperty("max")
  MAX,
  /** Whatever thread counts the cells have: result files of others, numbers of threads. */
  @JsonProperty("asMeasured")
  AS_MEASURED
}
