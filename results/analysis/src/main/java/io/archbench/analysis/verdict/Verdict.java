package io.archbench.analysis.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.archbench.analysis.price.Money;
import java.util.Optional;

/** What the data carry about one cell: the contender against the baseline. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Verdict.Regressed.class, name = "regressed"),
  @JsonSubTypes.Type(value = Verdict.Improved.class, name = "improved"),
  @JsonSubTypes.Type(value = Verdict.Equivalent.class, name = "equivalent"),
  @JsonSubTypes.Type(value = Verdict.Inconclusive.class, name = "inconclusive")
})
public sealed interface Verdict {
  /** Whether it is a candidate that fresh units did not confirm, or not yet. */
  default boolean awaitsConfirmation() {
    return this instanceof Inconclusive unknown && unknown.reason() == Reason.UNCONFIRMED;
  }

  /** The contender is slower by at least the alert margin. */
  record Regressed() implements Verdict {}

  /** The contender is faster by at least the alert margin. */
  record Improved() implements Verdict {}

  /** The difference is too small to matter. */
  record Equivalent() implements Verdict {}

  /**
   * Cannot tell.
   *
   * @param settle what would settle it, if that can be said
   */
  record Inconclusive(Reason reason, String words, Optional<Settle> settle) implements Verdict {
    /**
     * Whether only noise stands between the cell and a verdict; a demonstration has no settling.
     */
    @JsonIgnore
    public boolean isNoise() {
      return switch (reason) {
        case NOISY, BIMODAL -> true;
        case UNSTEADY -> settle.isPresent();
        case TOO_FEW, UNFAIR, UNCONFIRMED, FAILED, INFRASTRUCTURE -> false;
      };
    }
  }

  /**
   * What would settle an inconclusive cell.
   *
   * @param units further ones a side; a forecast where the cell is noisy
   * @param unit what they are, such as {@code block} or {@code node}; {@code round} where nodes are
   *     units and further trials of the same nodes would do
   * @param hours that they take, 0 if that is not known: both sides in a row in blocks, side by
   *     side elsewhere
   * @param cost of the nodes in that time, rounded to cents; absent without prices
   */
  record Settle(int units, String unit, double hours, Optional<Money> cost) {}

  /** Why a cell is inconclusive. */
  enum Reason {
    @JsonProperty("noisy")
    NOISY,
    @JsonProperty("tooFew")
    TOO_FEW,
    @JsonProperty("unsteady")
    UNSTEADY,
    @JsonProperty("bimodal")
    BIMODAL,
    @JsonProperty("unfair")
    UNFAIR,
    @JsonProperty("unconfirmed")
    UNCONFIRMED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("infrastructure")
    INFRASTRUCTURE
  }
}
