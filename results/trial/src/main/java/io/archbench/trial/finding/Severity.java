package io.archbench.trial.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters, the worst first. */
public enum Severity {
  /** What is asked for would fail or could not be believed: a run does not start. */
  ERROR,
  /** It may fail, cost more, or be less precise: somebody should look before it counts. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  /** Such as {@code error}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
