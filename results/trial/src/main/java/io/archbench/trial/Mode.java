package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What JMH measures, under JMH's own short labels. */
public enum Mode {
  THROUGHPUT("thrpt"),
  AVERAGE_TIME("avgt"),
  SAMPLE_TIME("sample"),
  SINGLE_SHOT("ss");

  private final String label;

  Mode(String label) {
    this.label = label;
  }

  /**
   * The mode of a JMH label.
   *
   * @throws IllegalArgumentException for any other label
   */
  @JsonCreator
  public static Mode of(String label) {
    for (Mode mode : values()) {
      if (mode.label.equals(label)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "unknown mode '" + label + "': expected thrpt, avgt, sample or ss");
  }

  /** JMH's label: {@code thrpt}, {@code avgt}, {@code sample} or {@code ss}. */
  @JsonValue
  public String label() {
    return label;
  }
}
