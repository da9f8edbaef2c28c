package io.archbench.k8s.detached;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a runner gets on.
 *
 * @param job its Job
 * @param directory name of the run's directory on the volume
 * @param pod its newest pod; empty if there is none
 * @param phase of that pod, with its node and, while it waits, the cluster's words
 * @param ended whether no pod follows any more
 * @param exitCode of the newest pod that ended
 * @param lastLines what it said last
 */
public record RunnerState(
    String job,
    String directory,
    String pod,
    String phase,
    boolean ended,
    OptionalInt exitCode,
    List<String> lastLines) {
  public RunnerState {
    lastLines = List.copyOf(lastLines);
  }
}
