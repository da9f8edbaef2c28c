package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a trial's samples are for; samples of different phases are never mixed. */
public enum Phase {
  /** Round 0: finds warm-up lengths and open-loop rates. */
  @JsonProperty("calibrate")
  CALIBRATE,
  /** Estimates how much faster. */
  @JsonProperty("measure")
  MEASURE,
  /** Looks for candidates of a regression. */
  @JsonProperty("screen")
  SCREEN,
  /** Confirms candidates with fresh units. */
  @JsonProperty("confirm")
  CONFIRM
}
