package io.archbench.analysis.whole;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Whether other weights could turn the verdict; exact, as the whole lies between its cells. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Robustness.AllCheaper.class, name = "allCheaper"),
  @JsonSubTypes.Type(value = Robustness.AllDearer.class, name = "allDearer"),
  @JsonSubTypes.Type(value = Robustness.Flips.class, name = "flips"),
  @JsonSubTypes.Type(value = Robustness.Mixed.class, name = "mixed")
})
public sealed interface Robustness {
  /** Every operation is cheaper on its own. */
  record AllCheaper() implements Robustness {}

  /** Every operation is dearer on its own. */
  record AllDearer() implements Robustness {}

  /**
   * The whole crosses break-even if one suite's share of the cost changes.
   *
   * @param share from which on it flips
   * @param above whether it flips above that share, else below
   */
  record Flips(String suite, double share, boolean above) implements Robustness {}

  /** Operations differ in sign, but no single suite's share turns the whole. */
  record Mixed() implements Robustness {}
}
