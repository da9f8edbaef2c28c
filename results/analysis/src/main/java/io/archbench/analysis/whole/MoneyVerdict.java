package io.archbench.analysis.whole;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.archbench.analysis.verdict.Verdict;
import java.util.Optional;

/** What the data carry about money: a unit of work on the contender against the baseline. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MoneyVerdict.Cheaper.class, name = "cheaper"),
  @JsonSubTypes.Type(value = MoneyVerdict.Dearer.class, name = "dearer"),
  @JsonSubTypes.Type(value = MoneyVerdict.Same.class, name = "same"),
  @JsonSubTypes.Type(value = MoneyVerdict.Undecided.class, name = "undecided")
})
public sealed interface MoneyVerdict {
  /**
   * The contender costs less.
   *
   * @param byMargin whether the interval is clear of the margin too, not only of equality
   */
  record Cheaper(boolean byMargin) implements MoneyVerdict {}

  /** The contender costs more. */
  record Dearer(boolean byMargin) implements MoneyVerdict {}

  /** The difference is too small to matter. */
  record Same() implements MoneyVerdict {}

  /**
   * Cannot tell.
   *
   * @param settle what would settle it, if that can be said
   */
  record Undecided(String words, Optional<Verdict.Settle> settle) implements MoneyVerdict {}
}
