package io.archbench.analysis.price;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How many nodes a group of clusters buys when a node does more or less work. */
public enum Sizing {
  /** As many as before: a quorum, or one for each zone. */
  @JsonProperty("count")
  COUNT,
  /** Whole nodes for each cluster, as many as its work needs. */
  @JsonProperty("throughput")
  THROUGHPUT,
  /** Whole nodes over the group, as many as its work needs. */
  @JsonProperty("pooled")
  POOLED;

  /** The word in studies and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
