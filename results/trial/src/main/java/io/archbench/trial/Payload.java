package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the agent starts for a trial. */
public enum Payload {
  /** One JMH process for each cell of a suite. */
  @JsonProperty("jmh")
  JMH,
  /** A command of the team's own, for work that is not Java. */
  @JsonProperty("command")
  COMMAND
}
