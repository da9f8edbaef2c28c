package io.archbench.dist;

import java.util.Arrays;
import java.util.List;

/** What a soak does to a run. */
enum SoakFault {
  RUNNER_KILLED,
  API_SERVER_AWAY,
  NODE_DELETED,
  POD_DELETED,
  POD_EVICTED,
  JOB_DELETED,
  /** In the middle of its log, without a word. */
  AGENT_DIED,
  /** A character of a segment's piece is another. */
  FRAME_CORRUPTED,
  /** A segment has no end. */
  FRAME_CUT,
  /** A segment was printed twice, which is nobody's loss. */
  FRAME_DOUBLED,
  MESSAGE_MISSING;

  /** Whether an agent does it, rather than somebody from outside. */
  boolean isOfAgents() {
    return switch (this) {
      case AGENT_DIED, FRAME_CORRUPTED, FRAME_CUT, FRAME_DOUBLED, MESSAGE_MISSING -> true;
      case RUNNER_KILLED, API_SERVER_AWAY, NODE_DELETED, POD_DELETED, POD_EVICTED, JOB_DELETED ->
          false;
    };
  }

  /**
   * Whether it is not for every minute: what else a control plane consists of finds back to its API
   * server later and later, the more often that goes away.
   */
  boolean isRare() {
    return this == API_SERVER_AWAY;
  }

  static List<SoakFault> ofAgents() {
    return Arrays.stream(values()).filter(SoakFault::isOfAgents).toList();
  }

  static List<SoakFault> fromOutside() {
    return Arrays.stream(values()).filter(fault -> !fault.isOfAgents()).toList();
  }
}
