package io.archbench.analysis.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One fact of the environment on both sides.
 *
 * @param field such as {@code jvm.build}
 */
public record FairnessRow(
    String field, String baseline, String contender, @JsonProperty("class") Kind kind) {
  /** How the sides relate. */
  public enum Kind {
    /** The study varies it, it follows from what the study varies, or the policy allows it. */
    @JsonProperty("varied")
    VARIED,
    /** Equal on all trials that are compared with each other, as far as it could be seen. */
    @JsonProperty("same")
    SAME,
    /** Different, though the study does not vary it, and not allowed by name. */
    @JsonProperty("differs")
    DIFFERS,
    /** Not recorded on one side at least, and not different as far as it is. */
    @JsonProperty("unknown")
    UNKNOWN
  }

  /** The rows that make a comparison unfair, in words. */
  static List<String> unfair(List<FairnessRow> rows) {
    return rows.stream()
        .filter(row -> row.kind() == Kind.DIFFERS)
        .map(row -> "%s (%s v %s)".formatted(row.field(), row.baseline(), row.contender()))
        .toList();
  }
}
