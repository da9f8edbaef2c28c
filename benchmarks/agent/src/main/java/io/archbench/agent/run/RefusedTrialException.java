package io.archbench.agent.run;

import io.archbench.trial.AgentContract;
import io.archbench.trial.TrialOutcome.RefusalKind;

/** The trial cannot be measured here; the message says why and what to change. */
final class RefusedTrialException extends RuntimeException {
  private final RefusalKind kind;
  private final int exitCode;

  private RefusedTrialException(RefusalKind kind, int exitCode, String message) {
    super(message);
    this.kind = kind;
    this.exitCode = exitCode;
  }

  /** The spec is not one that this version carries out. */
  static RefusedTrialException spec(String message) {
    return new RefusedTrialException(RefusalKind.SPEC, AgentContract.EXIT_SPEC, message);
  }

  /** The suite found here is not the one asked for. */
  static RefusedTrialException version(String message) {
    return new RefusedTrialException(RefusalKind.IMAGE, AgentContract.EXIT_VERSION, message);
  }

  /** The machine has another architecture, or pretends to have this one. */
  static RefusedTrialException architecture(RefusalKind kind, String message) {
    return new RefusedTrialException(kind, AgentContract.EXIT_ARCHITECTURE, message);
  }

  RefusalKind kind() {
    return kind;
  }

  int exitCode() {
    return exitCode;
  }
}
