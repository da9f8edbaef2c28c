package io.archbench.analysis.whole;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How sure a money verdict is, from a fixed table.
 *
 * @param deductions what lowered it, in words
 */
public record Certainty(Word word, List<String> deductions) {
  public Certainty {
    deductions = List.copyOf(deductions);
  }

  /** The words, from the surest on. */
  public enum Word {
    /** "gives". */
    @JsonProperty("high")
    HIGH,
    /** "likely gives". */
    @JsonProperty("moderate")
    MODERATE,
    /** "may give". */
    @JsonProperty("low")
    LOW
  }
}
