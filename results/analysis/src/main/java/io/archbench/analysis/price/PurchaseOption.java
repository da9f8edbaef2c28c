package io.archbench.analysis.price;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a node is bought; prices of different options are never mixed unless told. */
public enum PurchaseOption {
  @JsonProperty("on-demand")
  ON_DEMAND,
  @JsonProperty("reserved")
  RESERVED,
  @JsonProperty("spot")
  SPOT,
  @JsonProperty("negotiated")
  NEGOTIATED;

  /** The word in files and references, such as {@code on-demand}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
